-- The totals of one series over the whole term so far, by place and counting system.
-- Grain: one row a source and place. Unit: the series' own. Parameters: release, series, regions (empty = all).
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
    figure.key
from figure
join period
    on period.period = figure.period
    and period.kind = 'term'
    and $release between period.first_release and coalesce(period.last_release, $release)
where figure.series = $series
    and figure.breakdown = 'total'
    and $release between figure.first_release and coalesce(figure.last_release, $release)
    and (len($regions::varchar[]) = 0 or figure.region in (select unnest($regions::varchar[])))
order by
    figure.source,
    figure.region
