-- The yearly totals that releases changed after another one, the newest release first, then the largest change: what each was and became,
-- and why. Protected figures are never among them.
-- Grain: one row a figure and release. Unit: the series' own.
-- Parameters: release, since (a release; changes after it), regions (empty = all), listed_series (empty = all), institution ('' = all).
select
    revision.* exclude (key),
    revision.key as revision_key
from revision_in($release) as revision
join period_in($release) as period using (period)
join series_in($release) as series using (series)
where revision.release > $since
    and revision.release <= $release
    and period.kind = 'year'
    and revision.breakdown = 'total'
    and (series.shown_source is null or revision.source = series.shown_source)
    and series.computed is null
    and (len($regions::varchar[]) = 0 or list_contains($regions::varchar[], revision.region))
    and (len($listed_series::varchar[]) = 0 or list_contains($listed_series::varchar[], revision.series))
    and ($institution = '' or list_contains(string_split(revision.institution, ';'), $institution))
order by
    revision.release desc,
    abs(revision.change_share) desc nulls last,
    abs(revision.change) desc nulls last,
    revision.key
