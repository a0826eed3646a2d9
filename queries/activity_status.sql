-- How many series of each activity have which status, by place, in one year.
-- Grain: one row an activity, place and status word. Parameters: release, year.
select
    activity,
    region,
    year,
    status,
    indicators,
    of_indicators,
    key
from activity_status
where year = $year
    and $release between first_release and coalesce(last_release, $release)
order by
    activity,
    region,
    status
