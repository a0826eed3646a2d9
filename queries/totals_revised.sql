-- Yearly totals revised since the release before, as a digest: what each was and became, and why. Protected figures are never among them.
-- Grain: one row a figure. Unit: the series' own. Parameters: release, years, regions, listed_series, most (rows at most).
select
    revision.series,
    revision.source,
    revision.region,
    revision.period,
    revision.breakdown,
    revision.category,
    revision.was,
    revision.was_missing,
    revision.became,
    revision.became_missing,
    revision.reason,
    revision.institution
from revision
join series
    on series.series = revision.series
    and coalesce(series.shown_source, revision.source) = revision.source
    and $release between series.first_release and coalesce(series.last_release, $release)
where revision.release = $release
    and $release between revision.first_release and coalesce(revision.last_release, $release)
    and revision.breakdown = 'total'
    and list_contains($years, revision.period)
    and list_contains($regions, revision.region)
    and list_contains($listed_series, revision.series)
order by
    revision.series,
    revision.source,
    list_position($regions, revision.region),
    revision.period
limit $most
