-- Indicator reference sheets.
-- Grain: one row a indicator. Parameters: release.
select
    indicator,
    activity,
    objective::varchar as objective,
    position,
    headline_series,
    name_*,
    definition_*,
    unit_*,
    formula_*,
    method_*,
    responsible,
    frequency,
    limitations_*,
    quality_*,
    standard,
    status,
    version,
    clause
from indicator_in($release) as indicator
order by objective, activity nulls last, position
