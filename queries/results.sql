-- The results framework in one year: figure, target, baseline and status of series and places beside each other.
-- Grain: one row a series, counting system (the one a page shows, or each where they stand side by side) and place.
-- Unit: the series' own. The baseline is the last one known by that year.
-- Parameters: release, year, series ('' = all), regions (empty = all), objectives (empty = all, and series that belong to none).
with known as (
    select
        series,
        region,
        year,
        value,
        key
    from baseline_in($release) as baseline
    where year <= $year
    qualify row_number() over (partition by series, region order by year desc) = 1
)
select
    figure.*,
    target.year as target_year,
    coalesce(status.target, target.value) as target,
    coalesce(target.basis, basis.basis, case when status.direction_reason = 'cumulative' then 'cumulative' end) as basis,
    coalesce(target.late, false) as late,
    case when status.summed then status.key else target.key end as target_key,
    known.value as baseline,
    known.year as baseline_year,
    known.key as baseline_key,
    status.status,
    status.reason,
    status.value as compared,
    status.at_least,
    status.adopted_on,
    coalesce(status.summed, false) as summed,
    status.revised_target,
    status.revised_on,
    status.revised_status,
    status.distance,
    status.far_above,
    status.direction,
    status.direction_reason,
    status.change,
    status.addition,
    status.addition_before,
    status.end_year,
    status.end_target,
    status.end_gap,
    status.end_pace,
    status.key as status_key
from figure_in($release) as figure
join series_in($release) as series using (series)
join indicator_in($release) as indicator using (indicator)
join region_in($release) as region using (region)
left join target_in($release) as target
    on target.series = figure.series
    and target.region = figure.region
    and target.year = $year
-- a sum of regional targets counts as they do
left join (
    select distinct series, basis
    from target_in($release)
    where basis = 'cumulative'
) as basis
    on basis.series = figure.series
    and target.value is null
left join known
    on known.series = figure.series
    and known.region = figure.region
left join status_in($release) as status
    on status.series = figure.series
    and status.source = figure.source
    and status.region = figure.region
    and status.year = $year
where figure.period = $year::varchar
    and figure.breakdown = 'total'
    and (series.shown_source is null or figure.source = series.shown_source)
    and ($series = '' or figure.series = $series)
    and (len($regions::varchar[]) = 0 or list_contains($regions::varchar[], figure.region))
    and (len($objectives::varchar[]) = 0 or list_contains($objectives::varchar[], indicator.objective::varchar))
order by
    indicator.objective nulls last,
    indicator.activity nulls last,
    indicator.position,
    series.position,
    figure.series,
    figure.source,
    region.position,
    figure.region
