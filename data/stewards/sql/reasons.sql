-- Why a version of a report came, was returned or was decided on, as somebody typed it, and whether it was cleared. Grain: an event with a
-- reason. Parameters: institution, period, version.
select
    event.event as row,
    null as activity,
    event.state as region,
    event.reason_*,
    clearance.row is not null as cleared
from ledger.report_event as event
left join (
    select distinct row
    from ledger.clearance
    where sheet = 'Reason'
) as clearance on clearance.row = event.event
where event.institution = $institution
and event.period = $period
and event.version = $version
and coalesce(event.reason_*) is not null
order by event.event
