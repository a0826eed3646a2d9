-- The baselines of one series, by place.
-- Grain: one row a place. Unit: the series' own. Parameters: release, series.
select
    series,
    region,
    year,
    value,
    note_en,
    note_es,
    clause,
    key
from baseline
where series = $series
    and $release between first_release and coalesce(last_release, $release)
order by region
