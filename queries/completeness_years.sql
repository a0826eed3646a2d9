-- How many of the cells that activity 1.6 or 2.6 names were delivered, by place and year.
-- Grain: one row a place and year. Parameters: release, activity.
select
    activity,
    region,
    year,
    delivered,
    required,
    key
from completeness_in($release) as completeness
where activity = $activity
order by
    region,
    year
