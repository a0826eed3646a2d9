-- Which series is reported by which breakdown, and whether the release shows any figure of it.
-- Grain: one row a series and breakdown. Parameters: release.
select
    series_breakdown.series,
    series_breakdown.breakdown,
    series_breakdown.required,
    series_breakdown.tier,
    shown.series is not null as offered
from series_breakdown_in($release) as series_breakdown
left join (
    select distinct series, breakdown
    from figure_in($release)
) as shown
    on shown.series = series_breakdown.series
    and shown.breakdown = series_breakdown.breakdown
order by
    series_breakdown.series,
    series_breakdown.required desc,
    series_breakdown.breakdown
