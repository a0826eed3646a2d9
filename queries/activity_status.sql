-- How many indicators of each activity have which status, by place, in one year.
-- Grain: one row an activity, place, status word and reason. Parameters: release, year.
select
    activity,
    region,
    year,
    status,
    reason,
    indicators,
    of_indicators,
    key
from activity_status
where year = $year
    and $release between first_release and coalesce(last_release, $release)
order by
    activity,
    region,
    status,
    reason
