-- How released yearly figures stand against their targets, and the one reason of each that is not rated. Reads snapshot.figure
-- alone, so nothing of it comes from a protected value. Leaves snapshot.status, snapshot.indicator_status,
-- snapshot.activity_status and snapshot.tally.

-- yearly totals, a line of years a series, source and region
create or replace table work.yearly as
select
    figure.series,
    figure.source,
    figure.region,
    year.year,
    figure.value,
    figure.denominator,
    figure.missing,
    contains(figure.flags, 'p') as provisional,
    contains(figure.flags, 'b') as broken,
    -- the term covers only a part of its first and last year: no complete year, whatever came in
    year.starts + interval 1 year > year.ends + 1 as cut_short,
    series.direction,
    series.threshold,
    series.kind in ('stock', 'milestone') or not series.add_periods as stands,
    series.tier
from snapshot.figure
join framework.period as year on year.period = figure.period and year.kind = 'year'
join framework.series using (series)
where figure.breakdown = 'total';

-- a cumulative target is compared with the years so far, which must all be known; what stands at the end of a year, and a
-- percentage, is cumulative already
create or replace table work.compared as
select
    yearly.*,
    target.value as target,
    basis.basis,
    case
        when basis.basis = 'period' or yearly.stands or series.kind = 'percentage' then yearly.value
        else sum_so_far.value
    end as actual,
    case
        when basis.basis = 'period' or yearly.stands or series.kind = 'percentage' then yearly.provisional
        else sum_so_far.provisional
    end as uncertain,
    baseline.value as baseline,
    not exists (
        select 1
        from work.yearly as earlier
        where earlier.series = yearly.series
        and earlier.source = yearly.source
        and earlier.region = yearly.region
        and earlier.year < yearly.year
        and earlier.missing is distinct from 'z'
    ) as is_first
from work.yearly
left join snapshot.target
    on target.series = yearly.series
    and target.region = yearly.region
    and target.year = yearly.year
    and yearly.direction in ('up', 'down')
join framework.series on series.series = yearly.series
-- a place without a target of its own counts as the targets of the series do, so that places compare
cross join lateral (
    select coalesce(target.basis, case when bool_or(own.basis = 'cumulative') then 'cumulative' else 'period' end) as basis
    from snapshot.target as own
    where own.series = yearly.series
) as basis
left join lateral (
    select
        case when bool_and(before.missing is null or before.missing = 'z') then sum(before.value) end as value,
        bool_or(before.provisional) as provisional
    from work.yearly as before
    where before.series = yearly.series
    and before.source = yearly.source
    and before.region = yearly.region
    and before.year <= yearly.year
) as sum_so_far on true
left join lateral (
    select arg_max(known.value, known.year) as value
    from snapshot.baseline as known
    where known.series = yearly.series
    and known.region = yearly.region
    and known.year <= yearly.year
) as baseline on true;

-- what may be said of a year: that nothing is missing of it, and that its counts are not too few for a comparison
create or replace table work.solid as
select
    series,
    source,
    region,
    year,
    value
from work.yearly
where value is not null
and not provisional
and not cut_short
and not (tier = 'victim' and denominator is null and value < getvariable('threshold'))
and coalesce(denominator >= getvariable('threshold'), true);

create or replace table snapshot.status as
with measured as (
    select
        *,
        round(case direction when 'up' then actual - target else target - actual end, 9) as ahead,
        round(threshold * abs(target), 9) as tolerance,
        case direction when 'up' then value > baseline else value < baseline end as improved
    from work.compared
),
reasoned as (
    select
        *,
        case
            when target is null then 'no-target'
            when missing = 'c' then 'confidential'
            when tier = 'victim' and denominator is null and value < getvariable('threshold') then 'few'
            when denominator < getvariable('threshold') then 'few'
            when actual is null or uncertain or cut_short then 'incomplete'
            else ''
        end as reason
    from measured
    where missing is distinct from 'z'
)
select
    reasoned.series,
    reasoned.source,
    reasoned.region,
    reasoned.year,
    case
        when reason <> '' then 'unrated'
        when is_first then 'new'
        when ahead > tolerance then 'better'
        when ahead >= -tolerance then 'on'
        when improved then 'improved'
        else 'missed'
    end as status,
    reason,
    actual as value,
    target,
    baseline,
    case when reason = '' then round(actual - target, 9) end as distance,
    -- a line that is broken has no year before
    case when not broken then round(own.value - earlier.value, 9) end as change
from reasoned
left join work.solid as own
    on own.series = reasoned.series
    and own.source = reasoned.source
    and own.region = reasoned.region
    and own.year = reasoned.year
left join work.solid as earlier
    on earlier.series = reasoned.series
    and earlier.source = reasoned.source
    and earlier.region = reasoned.region
    and earlier.year = reasoned.year - 1;

-- an indicator counts once, by its first series that is rated; where none is, by its first one and the reason of that
create or replace table snapshot.indicator_status as
select
    indicator,
    region,
    year,
    stands.status as status,
    stands.reason as reason,
    stands.series as series
from (
    select
        series.indicator,
        status.region,
        status.year,
        arg_min(
            {'status': status.status, 'reason': status.reason, 'series': status.series},
            (status.status = 'unrated', series.position, series.series, status.source)
        ) as stands
    from snapshot.status
    join snapshot.series using (series)
    where status.source = coalesce(series.shown_source, status.source)
    group by series.indicator, status.region, status.year
);

create or replace table snapshot.activity_status as
select
    activity,
    region,
    year,
    status,
    reason,
    count(*)::integer as indicators,
    any_value(of_indicators)::integer as of_indicators
from (
    select
        indicator.activity,
        stands.*,
        count(*) over (partition by indicator.activity, stands.region, stands.year) as of_indicators
    from snapshot.indicator_status as stands
    join framework.indicator using (indicator)
    where indicator.activity is not null
)
group by activity, region, year, status, reason;

-- the same for a whole region and for each objective in it; a status that none of the rated has is counted, too: none.
-- `rated` counts the four together
create or replace table snapshot.tally as
with counted as (
    select
        stands.region,
        coalesce(indicator.objective::varchar, 'all') as objective,
        stands.year,
        stands.status,
        stands.reason,
        count(*) as indicators
    from snapshot.indicator_status as stands
    join framework.indicator using (indicator)
    where indicator.objective is not null
    group by grouping sets (
        (stands.region, indicator.objective, stands.year, stands.status, stands.reason),
        (stands.region, stands.year, stands.status, stands.reason)
    )
),
places as (
    select
        region,
        objective,
        year,
        sum(indicators) as of_indicators,
        coalesce(sum(indicators) filter (where status in ('better', 'on', 'improved', 'missed')), 0) as rated
    from counted
    group by region, objective, year
)
select
    places.region,
    places.objective,
    places.year,
    grid.status,
    grid.reason,
    case when grid.status = 'rated' then places.rated else coalesce(counted.indicators, 0) end::integer as indicators,
    places.of_indicators::integer as of_indicators
from places
cross join lateral (
    select status, '' as reason
    from (values ('better'), ('on'), ('improved'), ('missed'), ('rated')) as rated(status)
    union
    select counted.status, counted.reason
    from counted
    where counted.region = places.region
    and counted.objective = places.objective
    and counted.year = places.year
) as grid
left join counted
    on counted.region = places.region
    and counted.objective = places.objective
    and counted.year = places.year
    and counted.status = grid.status
    and counted.reason = grid.reason;
