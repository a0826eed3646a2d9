-- Yearly totals revised since the release before, as a digest: what each was and became, and why. Protected figures are never among them.
-- Grain: one row a figure. Unit: the series' own. Parameters: release, years, regions, listed_series (empty = all), most (rows at most).
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
    and (len($years::varchar[]) = 0 or list_contains($years::varchar[], revision.period))
    and (len($regions::varchar[]) = 0 or list_contains($regions::varchar[], revision.region))
    and (len($listed_series::varchar[]) = 0 or list_contains($listed_series::varchar[], revision.series))
order by
    revision.series,
    revision.source,
    list_position($regions::varchar[], revision.region),
    revision.region,
    revision.period
limit $most
