-- One series in one calendar year, by place and category of one breakdown; the total stands with it.
-- Grain: one row a source, place and category. Unit: the series' own.
-- Parameters: release, series, source ('' = all), breakdown, regions (empty = all), year.
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
left join category
    on category.breakdown = figure.breakdown
    and category.category = figure.category
    and $release between category.first_release and coalesce(category.last_release, $release)
where figure.series = $series
    and figure.breakdown in ('total', $breakdown)
    and $release between figure.first_release and coalesce(figure.last_release, $release)
    and period.kind = 'year'
    and period.year = $year
    and ($source = '' or figure.source = $source)
    and (len($regions::varchar[]) = 0 or figure.region in (select unnest($regions::varchar[])))
order by
    figure.source,
    region.position,
    category.position nulls last,
    figure.category
