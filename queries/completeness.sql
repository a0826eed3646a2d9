-- How many of the cells that activities 1.6 and 2.6 name were delivered, by place, in one year.
-- Grain: one row an activity and place. Parameters: release, year.
select
    activity,
    region,
    year,
    delivered,
    required,
    key
from completeness
where year = $year
    and $release between first_release and coalesce(last_release, $release)
order by
    activity,
    region
