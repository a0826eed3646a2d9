-- The steps that cases or children pass through, in order.
-- Grain: one row a step. Parameters: release, objective.
select
    objective::varchar as objective,
    position,
    series,
    part,
    name_*
from cascade_step_in($release) as cascade_step
where objective::varchar = $objective
order by position
