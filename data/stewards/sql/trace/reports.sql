-- The reports behind a figure, each with the hash of its file and what was decided on it when and by whom. Grain: a report.
-- Parameters: release, reports (names).
select
    concat_ws('/', report.institution, report.period, 'v' || report.version::varchar) as report,
    report.file,
    report.sha256,
    list(
        concat_ws(' ', event.happened_on, event.state, 'by', event.role, '(' || event.side || ')', event.reason_*)
        order by event.event
    ) as events
from ledger.report
join ledger.report_event as event
    on event.institution = report.institution
    and event.period = report.period
    and event.version = report.version
join ledger.released.release
    on release.release = $release
    and release.last_release is null
where concat_ws('/', report.institution, report.period, 'v' || report.version::varchar) in (select unnest($reports::varchar[]))
and event.happened_on <= release.released_on
group by all
order by report
