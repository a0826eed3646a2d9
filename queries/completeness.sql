-- How many of the cells that activities 1.6 and 2.6 name were delivered, by place, in one year.
-- Grain: one row an activity and place. Parameters: release, year.
select
    activity,
    region,
    year,
    delivered,
    required,
    key
from completeness_in($release) as completeness
where year = $year
order by
    activity,
    region
