-- Every total of a release: each series, counting system, place and period.
-- Grain: one row a source, place and period. Unit: the series' own. Parameters: release, regions (empty = all), objectives (empty = all).
select
    figure.series,
    figure.source,
    figure.region,
    figure.period,
    period.kind as period_kind,
    period.year,
    figure.value,
    figure.numerator,
    figure.denominator,
    figure.missing,
    figure.flags,
    figure.key
from figure_in($release) as figure
join series_in($release) as series using (series)
join indicator_in($release) as indicator using (indicator)
join period_in($release) as period using (period)
join region_in($release) as region using (region)
where figure.breakdown = 'total'
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
    figure.region,
    period.starts,
    period.kind
