-- How the figures of one series were revised, the newest first; protected figures are never among them.
-- Grain: one row a figure and release. Parameters: release, series.
select
    revision.* exclude (key),
    revision.key as revision_key
from revision_in($release) as revision
where series = $series
order by
    release desc,
    region,
    period,
    breakdown,
    category
