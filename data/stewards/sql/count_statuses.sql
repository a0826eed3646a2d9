-- How many statuses of a released file are another one than the release before said. Parameters: release.
select count(*)
from status as now
join status as before
    on before.series = now.series
    and before.source = now.source
    and before.region = now.region
    and before.year = now.year
    and before.last_release = $release - 1
    and before.status <> now.status
where now.first_release = $release
