-- What part each category is of the yearly totals of a series, on both bases.
-- Grain: one row a source, place, year and category. Unit: percent. Parameters: release, series, breakdown.
select
    share.*,
    period.year
from share_in($release) as share
join period_in($release) as period using (period)
where share.series = $series
    and share.breakdown = $breakdown
order by
    share.source,
    share.region,
    period.year,
    share.category
