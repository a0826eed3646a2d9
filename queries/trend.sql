-- The totals of one series over the years, by place.
-- Grain: one row a source, place and calendar year. Unit: the series' own.
-- Parameters: release, series, source ('' = all sources side by side), regions (empty = all), first and last year.
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
    and period.kind = 'year'
    and period.year between $first and $last
    and ($source = '' or figure.source = $source)
    and (len($regions::varchar[]) = 0 or figure.region in (select unnest($regions::varchar[])))
order by
    figure.source,
    region.position,
    period.year
