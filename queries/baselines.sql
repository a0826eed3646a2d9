-- The baselines of one series, by place.
-- Grain: one row a place. Unit: the series' own. Parameters: release, series.
select
    series,
    region,
    year,
    value,
    note_*,
    clause,
    key
from baseline_in($release) as baseline
where series = $series
order by region
