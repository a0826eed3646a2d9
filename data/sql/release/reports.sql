-- The reports as they stood on the day of the release. Leaves work.version (institution x period x version with its state),
-- work.resolved (the highest version whose figures are in) and work.changed (those that another version, or a first one,
-- replaced since the release before, for half-years that release covered).

create or replace table work.version as
select
    event.institution,
    event.period,
    event.version,
    event.received_on,
    case
        when event.state not in ('agreed', 'verified') then event.state
        when event.enters_release <= getvariable('release') then event.state
        else 'received'
    end as state,
    event.reason
from ledger.report_event as event
join framework.release on release.release = getvariable('release')
where event.received_on <= release.released_on;

create or replace table work.resolved as
select
    institution,
    period,
    max(version) as version,
    arg_max(state, version) as state,
    arg_max_null(reason, version) as reason
from work.version
where state in ('agreed', 'verified')
group by all;

create or replace table work.changed as
select
    resolved.institution,
    resolved.period,
    resolved.version,
    before.version as version_before,
    resolved.reason
from work.resolved
join work.half on half.half = resolved.period
join work.half as last
    on last.half = (select last_period from framework.release where release = getvariable('release') - 1)
left join ledger.resolved as before
    on before.release = getvariable('release') - 1
    and before.institution = resolved.institution
    and before.period = resolved.period
where half.at <= last.at
and before.version is distinct from resolved.version;
