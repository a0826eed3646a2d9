-- The half-years and years that have ended, are not closed and lack a report that was expected, the oldest first, with those reports.
-- Grain: one row a period. Parameters: on.
with lacking as (
    select distinct expected.institution, expected.period
    from ledger.expected
    where expected.due_on <= $on
        and not exists (
            select 1
            from ledger.report_event as event
            where event.institution = expected.institution
                and event.period = expected.period
                and event.state = 'agreed'
        )
)

select
    period.period,
    list(lacking.institution || ' ' || lacking.period order by lacking.period, lacking.institution) as missing
from framework.period
join lacking on period.period in (lacking.period, left(lacking.period, 4))
where period.kind in ('half', 'year')
    and period.ends < $on
    and period.period not in (select closure.period from ledger.closure)
group by period.period, period.starts, period.ends
order by period.starts, period.ends
