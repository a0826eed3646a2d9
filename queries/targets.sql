-- The targets of one series, by place and year.
-- Grain: one row a place and year. Unit: the series' own; basis says whether a year stands alone or counts from the start.
-- Parameters: release, series.
select
    series,
    region,
    year,
    value,
    basis,
    adopted_on,
    adopted_by,
    supersedes,
    late,
    key
from target_in($release) as target
where series = $series
order by
    region,
    year
