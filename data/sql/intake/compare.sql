-- Reports at hand that the calendar does not know, or whose version the ledger has. Grain: a problem.
select 'not-in-calendar', file.name, concat_ws(' ', file.institution, file.period, 'v' || file.version::varchar)
from intake.file
where (file.institution, file.period, file.version) not in (select (institution, period, version) from framework.calendar)
union all
select 'version-kept', file.name, file.version::varchar
from intake.file
where (file.institution, file.period, file.version) in (select (institution, period, version) from ledger.report)
order by all
