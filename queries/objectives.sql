-- The objectives of the Partnership.
-- Grain: one row a objective. Parameters: release.
select
    objective::varchar as objective,
    paradigm,
    name_*,
    statement_*,
    headline_series,
    axis_*,
    clause
from objective_in($release) as objective
order by objective
