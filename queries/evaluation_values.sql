-- What the evaluation measured, in the order of its rounds.
-- Grain: one row a series, place and round. Unit: that of the series. Parameters: release.
select
    series,
    region,
    round,
    measured_on,
    year(measured_on)::integer as year,
    value,
    numerator,
    denominator,
    low,
    high,
    note_*,
    evidence,
    key
from evaluation_value_in($release) as evaluation_value
order by
    series,
    measured_on,
    region
