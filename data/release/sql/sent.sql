-- What members send beside figures: rows of the programme's own tables, and those of agreed reports. Of a report the numbers enter with
-- it, the words of a row when a steward cleared them. Leaves snapshot.contribution, snapshot.personnel, snapshot.milestone and work.sent,
-- work.cleared for the explanations.

create or replace table work.sent as
select
    told.institution,
    told.period,
    told.sheet,
    told.row::integer as line,
    map_from_entries(list((told."column", told.text))) as cells
from (
    select institution, period, sheet, row, "column", max(text) as text
    from ledger.report_text
    join work.resolved using (institution, period, version)
    where sheet in ('Contributions', 'Personnel', 'Milestones', 'Explanations')
    and "column" in (
        'year', 'stage', 'form', 'amount', 'currency', 'purpose', 'evidence', 'region', 'post', 'planned', 'filled', 'note', 'milestone',
        'due_on', 'state', 'done_on', 'activity', 'objective', 'series', 'cause', 'action', 'act_by'
    )
    group by all
) as told
group by all;

create or replace table work.cleared as
select
    clearance.institution,
    clearance.period,
    clearance.sheet,
    clearance.row::integer as line,
    arg_max(clearance.text_*, clearance.rowid) as text_*
from ledger.clearance
join work.resolved using (institution, period, version)
join framework.release on release.release = getvariable('release')
where clearance.cleared_on <= release.released_on
group by all;

create or replace table snapshot.contribution as
select * exclude (enters_release)
from framework.contribution
where enters_release <= getvariable('release')
union all by name
select
    sent.institution,
    sent.period,
    sent.line,
    cells['year']::integer as year,
    cells['stage'] as stage,
    cells['form'] as form,
    cells['amount']::double as amount,
    cells['currency'] as currency,
    try_cast(cells['objective'] as integer) as objective,
    cells['region'] as region,
    cleared.text_* as purpose_*,
    case when cleared.line is not null then cells['evidence'] end as evidence
from work.sent
left join work.cleared using (institution, period, sheet, line)
where sheet = 'Contributions';

create or replace table snapshot.personnel as
select * exclude (enters_release)
from framework.personnel
where enters_release <= getvariable('release')
union all by name
select
    sent.institution,
    sent.period,
    sent.line,
    cells['region'] as region,
    cleared.text_* as post_*,
    try_cast(cells['planned'] as integer) as planned,
    cells['filled']::integer as filled
from work.sent
join work.cleared using (institution, period, sheet, line)
where sheet = 'Personnel';

create or replace table snapshot.milestone as
select * exclude (enters_release)
from framework.milestone
where enters_release <= getvariable('release')
union all by name
select
    sent.institution,
    sent.period,
    sent.line,
    cells['activity'] as activity,
    cleared.text_* as name_*,
    try_cast(cells['due_on'] as date) as due_on,
    cells['state'] as state,
    try_cast(cells['done_on'] as date) as done_on,
    cells['evidence'] as evidence
from work.sent
join work.cleared using (institution, period, sheet, line)
where sheet = 'Milestones';
