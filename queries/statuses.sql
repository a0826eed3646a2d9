-- The status of one series, by place and year.
-- Grain: one row a source, place and year. Parameters: release, series.
select
    series,
    source,
    region,
    year,
    status,
    reason,
    value,
    target,
    baseline,
    at_least,
    summed,
    direction,
    direction_reason,
    change,
    addition,
    key
from status_in($release) as status
where series = $series
order by
    region,
    year
