-- Which series is reported by which breakdown.
-- Grain: one row a series and breakdown. Parameters: release.
select
    series,
    breakdown,
    required,
    tier
from series_breakdown_in($release) as series_breakdown
order by series, required desc, breakdown
