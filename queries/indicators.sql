-- Indicator reference sheets.
-- Grain: one row a indicator. Parameters: release.
select
    indicator,
    activity,
    objective::varchar as objective,
    position,
    headline_series,
    name_en,
    name_es,
    definition_en,
    definition_es,
    unit_en,
    unit_es,
    formula_en,
    formula_es,
    method_en,
    method_es,
    responsible,
    frequency,
    limitations_en,
    limitations_es,
    quality_en,
    quality_es,
    standard,
    status,
    version,
    clause
from indicator_in($release) as indicator
order by objective, activity nulls last, position
