-- How many of the data that an activity requires were delivered, by place and year: the cells of the data sets of 1.6 and 2.6, the
-- half-yearly totals due of the others.
-- Grain: one row an activity, place and year. Parameters: release, activity ('' = all), year (null = all).
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
