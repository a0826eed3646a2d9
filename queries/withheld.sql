-- How much of the totals of a series is not shown in one breakdown, because categories are confidential.
-- Grain: one row a source, place and period. Parameters: release, series, breakdown.
select
    source,
    region,
    period,
    hidden,
    total,
    key
from withheld_in($release) as withheld
where series = $series
    and breakdown = $breakdown
order by
    source,
    region,
    period
