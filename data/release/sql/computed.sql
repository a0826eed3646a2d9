-- Series that are derived from the reports themselves. Adds them to work.figure as totals; leaves work.delivered (what of the
-- required data sets came in).

-- the cells of a data set: its measures x the breakdowns required of every one of them (6 x 6 for 1.6, 2 x 4 for 2.6)
create or replace table work.data_set as
with required as (
    select distinct indicator.activity, indicator.indicator, series_breakdown.breakdown
    from framework.indicator
    join framework.series using (indicator)
    join framework.series_breakdown using (series)
    where series.computed is null
    and series_breakdown.required
    and series_breakdown.breakdown <> 'total'
),
shared as (
    select activity, breakdown
    from required
    join (select activity, count(distinct indicator) as measures from required group by activity) as measured using (activity)
    group by activity, breakdown
    having count(*) = any_value(measures)
)
select series.series, required.activity, required.indicator, required.breakdown
from framework.series
join required on series.computed = 'completeness-' || required.activity
join shared on shared.activity = required.activity and shared.breakdown = required.breakdown;

create or replace table work.delivered as
with expected as (
    select leaf.region, span.period, span.kind, count(*) as halves
    from work.leaf
    join work.covered on leaf.consent_from is null or leaf.consent_from <= covered.ends
    join work.span on span.half = covered.half
    where not leaf.unattributed
    and not (leaf.by_consent and leaf.consent_from is null)
    group by all
),
came as (
    select distinct data_set.series, data_set.indicator, data_set.breakdown, cell.region, cell.half
    from work.cell
    join framework.series on series.series = cell.series
    join work.data_set on data_set.indicator = series.indicator and data_set.breakdown = cell.breakdown
    join work.leaf on leaf.region = cell.region
    where cell.missing is null
    and (leaf.consent_from is null or leaf.consent_from <= (select ends from work.half where half.half = cell.half))
),
in_every_half as (
    select came.series, came.region, span.period, came.indicator, came.breakdown
    from came
    join work.span on span.half = came.half
    join expected on expected.region = came.region and expected.period = span.period
    group by all
    having count(*) = any_value(expected.halves)
),
cells as (
    select series, any_value(activity) as activity, count(*) as required
    from work.data_set
    group by series
)
select
    cells.series,
    cells.activity,
    expected.region,
    expected.period,
    expected.kind,
    cells.required,
    (
        select count(*)
        from in_every_half
        where in_every_half.series = cells.series
        and in_every_half.region = expected.region
        and in_every_half.period = expected.period
    ) as delivered
from cells
cross join expected;

create or replace table work.computed as
select
    delivered.series,
    belongs.within as region,
    delivered.period,
    sum(delivered.delivered)::bigint as numerator,
    sum(delivered.required)::bigint as denominator
from work.delivered
join work.belongs using (region)
group by all;

-- reports on time of those due; an indicator of an objective counts the reports that carry figures of that objective
insert into work.computed
with due as (
    select report.institution, report.period, report.received_on <= report.due_on as on_time
    from snapshot.report
    where report.state <> 'not-due'
),
counted as (
    select distinct series.series, due.institution, due.period, coalesce(due.on_time, false) as on_time
    from framework.series
    join framework.indicator as asked using (indicator)
    cross join due
    where series.computed = 'on-time'
    and (
        asked.objective is null
        or exists (
            select 1
            from framework.duty
            join framework.series as owed on owed.series = duty.series
            join framework.indicator as measured on measured.indicator = owed.indicator
            where duty.institution = due.institution
            and measured.objective = asked.objective
        )
    )
)
select
    counted.series,
    total_region.region,
    span.period,
    count(*) filter (where counted.on_time),
    count(*)
from counted
join work.span on span.half = counted.period
join work.covered on covered.half = counted.period
cross join work.total_region
group by all;

-- how many indicators have what a usable indicator has; the word of the series says which, the last half-year stands for its year
insert into work.computed
with age as (
    select distinct series.indicator, half.half
    from work.total
    join framework.series using (series)
    join work.half as reported on reported.half = total.half
    join work.half on half.at between reported.at and reported.at + 1
    where total.missing is null
    union
    select indicator, half
    from framework.series
    cross join work.half
    where computed is not null
),
fact as (
    select
        half.half,
        indicator.indicator,
        indicator.status in ('approved', 'agreed') as definition,
        exists (
            select 1
            from framework.baseline
            join framework.series using (series)
            where series.indicator = indicator.indicator
            and baseline.adopted_in_release <= getvariable('release')
        ) as baseline,
        exists (
            select 1
            from framework.target
            join framework.series using (series)
            where series.indicator = indicator.indicator
            and target.year = half.year
            and target.adopted_in_release <= getvariable('release')
        ) as target,
        exists (
            select 1
            from framework.quality_assessment as assessed
            where assessed.indicator = indicator.indicator
            and assessed.assessed_on <= half.ends
            and assessed.enters_release <= getvariable('release')
        ) as dqa,
        exists (select 1 from age where age.indicator = indicator.indicator and age.half = half.half) as age
    from framework.indicator
    join framework.indicator_span as counted using (indicator)
    join work.covered as half on half.half between counted.first_half and counted.last_half
),
share as (
    select half, series.series, count(*) filter (where word.holds) as numerator, count(*) as denominator
    from fact
    cross join lateral (
        values ('definition', definition), ('baseline', baseline), ('target', target), ('dqa', dqa), ('age', age)
    ) as word(word, holds)
    join framework.series on series.computed = 'indicator-quality' and split_part(series.series, '.', 2) = word.word
    group by half, series.series
)
select
    share.series,
    total_region.region,
    span.period,
    arg_max(share.numerator, half.at),
    arg_max(share.denominator, half.at)
from share
join work.half using (half)
join work.span using (half)
cross join work.total_region
group by share.series, total_region.region, span.period;

insert into work.figure
select
    series.series,
    all_sources.source,
    place.region,
    period_state.period,
    period_state.kind,
    'total',
    'total',
    null,
    computed.numerator,
    computed.denominator,
    case when computed.series is null then 'z' end,
    computed.series is not null and period_state.halves_in < period_state.halves
from framework.series
cross join (select distinct within as region from work.belongs) as place
cross join work.period_state
cross join work.all_sources
left join work.computed
    on computed.series = series.series
    and computed.region = place.region
    and computed.period = period_state.period
where series.computed is not null
and series.computed not like 'same-as:%'
and period_state.halves_in > 0;

-- one collection of data that serves two activities is counted once and shown under both
insert into work.figure
select series.series, figure.* exclude (series)
from framework.series
join work.figure on series.computed = 'same-as:' || figure.series;
