-- Which series is reported by which breakdown, and whether the release shows any figure of it: at all, by place, by year.
-- Grain: one row a series and breakdown. Parameters: release.
select
    series_breakdown.series,
    series_breakdown.breakdown,
    series_breakdown.required,
    series_breakdown.tier,
    shown.series is not null as offered,
    coalesce(shown.by_place, false) as by_place,
    coalesce(shown.by_year, false) as by_year
from series_breakdown_in($release) as series_breakdown
left join (
    select
        figure.series,
        figure.breakdown,
        bool_or(region.kind not in ('total', 'pilots', 'unattributed')) as by_place,
        bool_or(period.kind = 'year') as by_year
    from figure_in($release) as figure
    join region_in($release) as region using (region)
    join period_in($release) as period using (period)
    group by all
) as shown
    on shown.series = series_breakdown.series
    and shown.breakdown = series_breakdown.breakdown
order by
    series_breakdown.series,
    series_breakdown.required desc,
    series_breakdown.breakdown
