-- The half-yearly totals of one series, by place: what came in and what did not.
-- Grain: one row a source, place and half-year. Unit: the series' own. Parameters: release, series, regions (empty = all), first, last (years).
select
    figure.series,
    figure.source,
    figure.region,
    figure.period,
    period.year,
    figure.breakdown,
    figure.category,
    figure.value,
    figure.numerator,
    figure.denominator,
    figure.missing,
    figure.flags,
    figure.key
from figure
join period
    on period.period = figure.period
    and $release between period.first_release and coalesce(period.last_release, $release)
join region
    on region.region = figure.region
    and $release between region.first_release and coalesce(region.last_release, $release)
where figure.series = $series
    and figure.breakdown = 'total'
    and $release between figure.first_release and coalesce(figure.last_release, $release)
    and period.kind = 'half'
    and period.year between $first and $last
    and (len($regions::varchar[]) = 0 or figure.region in (select unnest($regions::varchar[])))
order by
    figure.source,
    region.position,
    figure.period
