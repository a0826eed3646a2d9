-- Writes down the reports that the duties of the programme make due, where the programme has no calendar: two months after the half-year.
-- Parameters are variables: noted_on.
insert into ledger.expected
with due as (
    select distinct duty.institution, period.period, last_day(period.ends + interval 2 month) as due_on
    from framework.duty
    join framework.period
        on period.kind = 'half'
        and period.period >= coalesce(duty.starts, '')
        and period.period <= coalesce(duty.ends, '9999')
        and period.starts <= getvariable('noted_on')
    where not exists (select 1 from framework.calendar)
    and (duty.institution, period.period) not in (select (institution, period) from ledger.expected)
)
select
    (select coalesce(max(expected), 0) from ledger.expected) + row_number() over (order by institution, period),
    institution,
    period,
    due_on,
    getvariable('noted_on')
from due
