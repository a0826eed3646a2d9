-- How many of the data that activities 1.6 and 2.6 require were delivered, by place and year.
-- Grain: one row an activity, place and year. Parameters: release, activity ('' = both), year (null = all).
select
    activity,
    region,
    year,
    delivered,
    required,
    key
from completeness_in($release) as completeness
where ($activity = '' or activity = $activity)
    and ($year::integer is null or year = $year)
order by
    activity,
    region,
    year
