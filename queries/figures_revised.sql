-- The figures that a release changed: yearly totals as its headlines count them, the largest change first. What each was and
-- became, why, and by how much. Protected figures are never among them.
-- Grain: one row a figure. Unit: the series' own.
-- Parameters: release, change (revised or completed), regions (empty = all), years (empty = all), listed_series (empty = all), most (rows at most).
select
    revision.series,
    revision.source,
    revision.region,
    revision.period,
    revision.breakdown,
    revision.category,
    revision.kind,
    revision.was,
    revision.was_missing,
    revision.became,
    revision.became_missing,
    revision.change,
    revision.change_share,
    revision.reason_*,
    revision.institution,
    revision.key as revision_key
from revision_in($release) as revision
join headline_item_in($release) as headline_item
    on headline_item.code = 'figures-' || $change
    and headline_item.item = concat_ws(
        '/', 'figure', revision.series, revision.source, revision.region, revision.period, revision.breakdown, revision.category
    )
where revision.release = $release
    and (len($years::varchar[]) = 0 or list_contains($years::varchar[], revision.period))
    and (len($regions::varchar[]) = 0 or list_contains($regions::varchar[], revision.region))
    and (len($listed_series::varchar[]) = 0 or list_contains($listed_series::varchar[], revision.series))
order by
    abs(revision.change_share) desc nulls last,
    abs(revision.change) desc nulls last,
    revision.key
limit $most
