-- The form of each breakdown of some series: the categories of the first of the places that has any value, in the newest whole year of
-- the range that has any, else in the whole term; how much of the total they leave out as confidential.
-- Grain: one row a series, breakdown and category. Unit: the series' own.
-- Parameters: release, listed_series and regions (the preferred one first; empty = all), first and last (year, null = any).
with listed as (
    select
        figure.series,
        figure.breakdown,
        figure.category,
        figure.source,
        figure.region,
        figure.period,
        period.kind,
        period.year,
        figure.value,
        figure.numerator,
        figure.denominator,
        figure.missing,
        figure.flags,
        figure.key
    from figure_in($release) as figure
    join series_in($release) as series
        on series.series = figure.series
        and coalesce(series.shown_source, figure.source) = figure.source
    join period_in($release) as period
        on period.period = figure.period
        and (period.kind = 'term' or (period.kind = 'year' and period.halves = 2))
    where figure.breakdown <> 'total'
        and (len($listed_series::varchar[]) = 0 or list_contains($listed_series::varchar[], figure.series))
        and (len($regions::varchar[]) = 0 or list_contains($regions::varchar[], figure.region))
        and ($first::integer is null or period.year >= $first or period.kind = 'term')
        and ($last::integer is null or period.year <= $last or period.kind = 'term')
),
tables as (
    select
        series,
        breakdown,
        source,
        region,
        period,
        kind,
        count(value) > 0 as told
    from listed
    group by series, breakdown, source, region, period, kind
),
chosen as (
    select
        series,
        breakdown,
        source,
        region,
        period
    from tables
    qualify row_number() over (
        partition by series, breakdown
        order by told desc, list_position($regions::varchar[], region), kind = 'year' desc, period desc, region, source
    ) = 1
)
select
    listed.*,
    withheld.hidden,
    withheld.total
from listed
join chosen using (series, breakdown, source, region, period)
left join withheld_in($release) as withheld using (series, breakdown, source, region, period)
order by
    listed.series,
    listed.breakdown,
    listed.category
