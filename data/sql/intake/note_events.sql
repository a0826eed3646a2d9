-- Writes down what the calendar says became of each report.
insert into ledger.report_event
select institution, period, version, due_on, received_on, state, reason, enters_release
from framework.calendar
where not exists (
    select 1
    from ledger.report_event as known
    where known.institution = calendar.institution
    and known.period = calendar.period
    and known.version = calendar.version
)
order by institution, period, version;
