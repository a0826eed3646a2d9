-- The activities of section IV.
-- Grain: one row a activity. Parameters: release.
select
    activity,
    objective::varchar as objective,
    position,
    name_en,
    name_es,
    description_en,
    description_es,
    clause,
    same_as
from activity_in($release) as activity
order by objective, position
