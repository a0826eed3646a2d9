-- The activities of section IV.
-- Grain: one row a activity. Parameters: release.
select
    activity,
    objective::varchar as objective,
    position,
    name_*,
    description_*,
    clause,
    same_as
from activity_in($release) as activity
order by objective, position
