-- One series by the categories of one breakdown in all calendar years, at all places; the total stands with it.
-- Grain: one row a source, place, calendar year and category. Unit: the series' own. Parameters: release, series, breakdown.
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
    and period.kind = 'year'
    and $release between period.first_release and coalesce(period.last_release, $release)
where figure.series = $series
    and figure.breakdown in ('total', $breakdown)
    and $release between figure.first_release and coalesce(figure.last_release, $release)
order by
    figure.source,
    figure.region,
    period.year,
    figure.category
