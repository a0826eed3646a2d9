-- How many of the cells that activity 1.6 or 2.6 names were delivered, by place and year.
-- Grain: one row a place and year. Parameters: release, activity.
select
    activity,
    region,
    year,
    delivered,
    required,
    key
from completeness
where activity = $activity
    and $release between first_release and coalesce(last_release, $release)
order by
    region,
    year
