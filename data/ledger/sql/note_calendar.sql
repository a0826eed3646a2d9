-- Writes down what the calendar of the programme says: which reports are expected, and what became of those that came in.
-- A report is decided on between the release before and the one it enters. Nothing that the ledger has is written again.
-- Parameters are variables: noted_on.
insert into ledger.expected
select
    (select coalesce(max(expected), 0) from ledger.expected) + row_number() over (order by calendar.institution, calendar.period),
    calendar.institution,
    calendar.period,
    calendar.due_on,
    calendar.noted_on
from (
    select institution, period, max(due_on) as due_on, getvariable('noted_on') as noted_on
    from framework.calendar
    group by institution, period
) as calendar
where not exists (
    select 1
    from ledger.expected as known
    where known.institution = calendar.institution
    and known.period = calendar.period
    and known.due_on = calendar.due_on
);

insert into ledger.report_event by name
with came as (
    select
        calendar.*,
        greatest(calendar.received_on, coalesce(before.released_on + 1, calendar.received_on)) as decided_on,
        above.reports_to is not null as member
    from framework.calendar
    join framework.institution using (institution)
    left join framework.institution as above on above.institution = institution.reports_to
    left join framework.release as before on before.release = calendar.enters_release - 1
    where calendar.received_on is not null
    and not exists (
        select 1
        from ledger.report_event as known
        where known.institution = calendar.institution
        and known.period = calendar.period
        and known.version = calendar.version
    )
),
step as (
    select *, received_on as happened_on, 'received' as step, 'reporting-officer' as role, null as side, 1 as turn
    from came
    union all
    select *, received_on + 10, 'returned', 'technical-secretary', null, 2
    from came
    where state = 'returned'
    union all
    select *, decided_on, 'verified', 'technical-secretary', null, 2
    from came
    where state in ('verified', 'agreed') and (member or state = 'verified')
    union all
    select *, decided_on, 'agreed', 'technical-secretary', getvariable('host_side'), 3
    from came
    where state = 'agreed'
    union all
    select *, decided_on, 'agreed', 'tip-office', getvariable('office_side'), 4
    from came
    where state = 'agreed'
)
select
    (select coalesce(max(event), 0) from ledger.report_event)
        + row_number() over (order by happened_on, institution, period, version, turn) as event,
    institution,
    period,
    version,
    happened_on,
    step as state,
    role,
    side,
    case when (step = 'received') = (state <> 'returned') then reason_* end as reason_*
from step
order by event;
