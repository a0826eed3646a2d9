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
    key
from status
where series = $series
    and $release between first_release and coalesce(last_release, $release)
order by
    region,
    year
