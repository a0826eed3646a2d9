-- The reports as they stand at the release, and which report each half-yearly figure came from. Leaves snapshot.report and
-- snapshot.figure_report.
create or replace table snapshot.report as
with owed as (
    select expected.institution, expected.period, arg_max(expected.due_on, expected.expected) as due_on
    from ledger.expected
    join work.half on half.half = expected.period
    join framework.release on release.release = getvariable('release')
    where half.starts <= release.released_on
    group by expected.institution, expected.period
),
came as (
    select
        institution,
        period,
        min(received_on) as received_on,
        max(version) as version,
        arg_max(received_on, version) as version_on,
        arg_max(state, version) as state,
        arg_max_null(reason_*, version) as reason_*,
        count(*) as versions
    from work.version
    group by institution, period
)
select
    owed.institution,
    owed.period,
    owed.due_on,
    came.received_on,
    case when came.versions > 1 then came.version_on end as corrected_on,
    case
        when came.version is not null then came.state
        when owed.due_on < release.released_on then 'missing'
        else 'not-due'
    end as state,
    coalesce(came.received_on > owed.due_on, owed.due_on < release.released_on) as late,
    came.version,
    case when came.versions > 1 then came.version - 1 end as supersedes,
    came.reason_*
from owed
join framework.release on release.release = getvariable('release')
left join came using (institution, period);

create or replace table snapshot.figure_report as
select distinct
    line.series,
    line.source,
    line.region,
    line.period,
    resolved.institution,
    resolved.version,
    resolved.reason_*
from work.resolved
join ledger.report_row as line
    on line.institution = resolved.institution
    and line.period = resolved.period
    and line.version = resolved.version
where line.breakdown = 'total'
and line.period in (select half from work.covered);
