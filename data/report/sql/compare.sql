-- What speaks against keeping the reports at hand: nobody expects them, the ledger has the version, or one before it is missing.
-- Grain: a problem.
select 'not-in-calendar', file.name, concat_ws(' ', file.institution, file.period)
from intake.file
where (file.institution, file.period) not in (
    select (institution, period) from framework.calendar
    union all
    select (institution, period) from ledger.expected
)
union all
select 'version-kept', file.name, file.version::varchar
from intake.file
where (file.institution, file.period, file.version) in (select (institution, period, version) from ledger.report)
union all
select 'version-gap', file.name, file.version::varchar
from intake.file
where file.version > 1
and (file.institution, file.period, file.version - 1) not in (
    select (institution, period, version) from ledger.report
    union all
    select (institution, period, version) from intake.file as other
)
order by all
