-- The reports as they stood on the day of the release. Leaves work.version (institution x period x version with its state),
-- work.resolved (the highest version whose figures are in) and work.changed (those that another version, or a first one,
-- replaced since the release before, for half-years that release covered).

-- why something was done, as it was typed, waits for a steward like any other text
create or replace table work.cleared_reason as
select
    clearance.row as event,
    arg_max(clearance.text_*, clearance.rowid) as text_*
from ledger.clearance
join framework.release on release.release = getvariable('release')
where clearance.sheet = 'Reason'
and clearance.cleared_on <= release.released_on
group by clearance.row;

-- agreed is what both sides agreed to; a version that was returned stays so
create or replace table work.version as
select
    event.institution,
    event.period,
    event.version,
    min(event.happened_on) filter (where event.state = 'received') as received_on,
    case
        when bool_or(event.state = 'returned') then 'returned'
        when count(distinct event.side) filter (where event.state = 'agreed') = 2 then 'agreed'
        when bool_or(event.state = 'verified') then 'verified'
        else 'received'
    end as state,
    arg_max(cleared.text_*, event.event) as reason_*
from ledger.report_event as event
left join work.cleared_reason as cleared on cleared.event = event.event
join framework.release on release.release = getvariable('release')
where event.happened_on <= release.released_on
group by event.institution, event.period, event.version;

create or replace table work.resolved as
select
    institution,
    period,
    max(version) as version,
    arg_max(state, version) as state,
    arg_max_null(reason_*, version) as reason_*
from work.version
where state = 'agreed'
group by all;

-- periods that a steward closed, although not all came in, with the half-years in them
create or replace table work.closed as
select distinct span.period
from ledger.closure
join framework.release on release.release = getvariable('release')
join work.span as within on within.period = closure.period
join work.span on span.half = within.half and (span.period = closure.period or span.kind = 'half')
where closure.closed_on <= release.released_on;

create or replace table work.changed as
select
    resolved.institution,
    resolved.period,
    resolved.version,
    before.version as version_before,
    resolved.reason_*
from work.resolved
join work.half on half.half = resolved.period
join work.half as last
    on last.half = (select last_period from framework.release where release < getvariable('release') order by release desc limit 1)
left join ledger.resolved as before
    on before.release = (select max(release) from framework.release where release < getvariable('release'))
    and before.institution = resolved.institution
    and before.period = resolved.period
where half.at <= last.at
and before.version is distinct from resolved.version;
