-- What each status asks to be explained, and the explanation (design, section 5, rule 4, l): rows of the programme's own table and of sheet
-- Explanations of agreed reports, once a steward cleared them. Reads snapshot.status and snapshot.indicator_status. Leaves
-- snapshot.explanation.

-- the institutions that report a series of a counting system in a year; a computed series has none, see below
create or replace table work.answers_for as
select distinct
    duty.series,
    duty.source,
    half.year,
    duty.institution
from framework.duty
join framework.period as half
    on half.kind = 'half'
    and half.period between coalesce(duty.starts, '') and coalesce(duty.ends, '9999');

create or replace table work.explained as
with told as (
    select series, region, year, cause_*, action_*, act_by, '' as period, '' as institution
    from framework.explanation
    where enters_release <= getvariable('release')
    union all by name
    select
        cells['series'] as series,
        cells['region'] as region,
        try_cast(cells['year'] as integer) as year,
        cleared.text_* as cause_*,
        -- the action is in the language in which the cause was written
        case when cleared.text_* = cells['cause'] then cells['action'] end as action_*,
        try_cast(cells['act_by'] as date) as act_by,
        sent.period,
        sent.institution
    from work.sent
    join work.cleared using (institution, period, sheet, line)
    where sheet = 'Explanations'
)
-- of several the newest report holds
select * exclude (period, institution)
from told
qualify row_number() over (partition by series, region, year order by period desc, institution) = 1;

create or replace table snapshot.explanation as
select
    stands.indicator,
    stands.region,
    stands.year,
    stands.series,
    status.status,
    status.direction,
    status.far_above,
    coalesce(
        (
            select string_agg(distinct answers.institution, ';' order by answers.institution)
            from work.answers_for as answers
            where answers.series = status.series
            and answers.year = status.year
            and status.source in (answers.source, 'ALL')
        ),
        -- of a computed series: the institution of the State that compiles the members' reports
        (
            select string_agg(distinct above.institution, ';' order by above.institution)
            from framework.institution as member
            join framework.institution as above on above.institution = member.reports_to and above.side = getvariable('host_side')
            where member.institution in (select institution from framework.duty)
        )
    ) as institution,
    explained.series is not null as explained,
    explained.cause_*,
    explained.action_*,
    explained.act_by
from snapshot.indicator_status as stands
join snapshot.status
    on status.series = stands.series
    and status.region = stands.region
    and status.year = stands.year
join work.leaf on leaf.region = stands.region
left join work.explained
    on explained.series = stands.series
    and explained.region = stands.region
    and explained.year = stands.year
where (status.status = 'not-met' or status.direction = 'got-worse' or status.far_above)
-- a count that belongs to no place is not better or worse unless it has a target
and (not leaf.unattributed or status.target is not null)
qualify row_number() over (partition by stands.indicator, stands.region, stands.year order by status.source) = 1;
