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
from activity_status_in($release) as activity_status
where year = $year
order by
    activity,
    region,
    status,
    reason
