-- The codes of the drawable series of the public record.
-- Grain: one row a series. Parameters: none.
select distinct
    series
from record_series
order by series
