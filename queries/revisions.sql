-- How the figures of one series were revised, the newest first; protected figures are never among them.
-- Grain: one row a figure and release. Parameters: release, series.
select
    series,
    source,
    region,
    period,
    breakdown,
    category,
    release,
    was,
    became,
    was_missing,
    became_missing,
    kind,
    change,
    change_share,
    reason_en,
    reason_es,
    institution,
    key as revision_key
from revision
where series = $series
    and release <= $release
order by
    release desc,
    region,
    period,
    breakdown,
    category
