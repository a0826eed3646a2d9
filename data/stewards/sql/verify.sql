-- What no longer fits in the reports that the ledger keeps. Grain: a finding, with the code of what is wrong.
select concat_ws('/', report.institution, report.period, 'v' || report.version::varchar) as report, 'other-file' as fault
from ledger.report
where sha256(report.original) <> report.sha256
union all
select concat_ws('/', report.institution, report.period, 'v' || report.version::varchar), 'other-rows'
from ledger.report
left join intake.row_hash using (institution, period, version)
where coalesce(row_hash.rows_sha256, '') <> report.rows_sha256
union all
select concat_ws('/', institution, period, 'v' || version::varchar), 'rows-alone'
from intake.row_hash
where (institution, period, version) not in (select (institution, period, version) from ledger.report)
union all
select concat_ws('/', institution, period, 'v' || version::varchar), 'decision-alone'
from ledger.report_event
where (institution, period, version) not in (select (institution, period, version) from ledger.report)
group by all
order by all
