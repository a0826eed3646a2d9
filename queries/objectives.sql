-- The objectives of the Partnership.
-- Grain: one row a objective. Parameters: release.
select
    objective::varchar as objective,
    paradigm,
    name_en,
    name_es,
    statement_en,
    statement_es,
    headline_series,
    axis_en,
    axis_es,
    clause
from objective_in($release) as objective
order by objective
