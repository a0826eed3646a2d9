-- The reports that are expected and of which no version came, or whose last one was returned, with their due day.
-- Grain: one row an institution and half-year. Parameters: none.
with due as (
    select *
    from ledger.expected
    qualify row_number() over (partition by institution, period order by expected desc) = 1
),

last as (
    select institution, period, arg_max(state, event) as state
    from ledger.report_event
    where (institution, period, version) in (
        select (institution, period, max(version))
        from ledger.report_event
        group by institution, period
    )
    group by institution, period
)

select due.institution, due.period, due.due_on, institution.name_*
from due
join framework.institution using (institution)
left join last using (institution, period)
where coalesce(last.state, 'returned') = 'returned'
order by due.due_on, due.institution, due.period
