-- The results framework: figure, target, baseline and status of every series in one year.
-- Grain: one row a series, counting system (the one a page shows, or each where they stand side by side) and place.
-- Unit: the series' own. The baseline is the last one known by that year.
-- Parameters: release, year.
with known as (
    select
        series,
        region,
        year,
        value,
        key
    from baseline
    where year <= $year
        and $release between first_release and coalesce(last_release, $release)
    qualify row_number() over (partition by series, region order by year desc) = 1
)
select
    figure.series,
    figure.source,
    figure.region,
    figure.period,
    figure.breakdown,
    figure.category,
    figure.value,
    figure.numerator,
    figure.denominator,
    figure.missing,
    figure.flags,
    figure.key,
    target.value as target,
    target.basis,
    target.late,
    target.key as target_key,
    known.value as baseline,
    known.year as baseline_year,
    known.key as baseline_key,
    status.status,
    status.reason,
    status.value as compared,
    status.key as status_key
from figure
join series
    on series.series = figure.series
    and $release between series.first_release and coalesce(series.last_release, $release)
join region
    on region.region = figure.region
    and $release between region.first_release and coalesce(region.last_release, $release)
left join target
    on target.series = figure.series
    and target.region = figure.region
    and target.year = $year
    and $release between target.first_release and coalesce(target.last_release, $release)
left join known
    on known.series = figure.series
    and known.region = figure.region
left join status
    on status.series = figure.series
    and status.source = figure.source
    and status.region = figure.region
    and status.year = $year
    and $release between status.first_release and coalesce(status.last_release, $release)
where figure.period = $year::varchar
    and figure.breakdown = 'total'
    and $release between figure.first_release and coalesce(figure.last_release, $release)
    and (series.shown_source is null or figure.source = series.shown_source)
order by
    figure.series,
    figure.source,
    region.position
