-- Which series is reported by which breakdown.
-- Grain: one row a series and breakdown. Parameters: release.
select
    series,
    breakdown,
    required,
    tier
from series_breakdown
where $release between first_release and coalesce(last_release, $release)
order by series, required desc, breakdown
