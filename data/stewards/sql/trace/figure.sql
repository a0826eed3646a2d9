-- A released figure with what its series is. Grain: one row or none. Parameters: key, release.
select
    figure.*,
    series.kind,
    series.computed,
    series.name_*,
    release.released_on,
    $release as in_release
from ledger.released.figure
join ledger.released.series
    on series.series = figure.series
    and $release between series.first_release and coalesce(series.last_release, $release)
join ledger.released.release
    on release.release = $release
    and $release between release.first_release and coalesce(release.last_release, $release)
where figure.key = $key
and $release between figure.first_release and coalesce(figure.last_release, $release)
