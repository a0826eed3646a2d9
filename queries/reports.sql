-- The half-yearly reports as they stood at the release, those not yet due among them.
-- Grain: one row an institution and half-year. Parameters: release.
select
    report.institution,
    report.period,
    period.year,
    report.due_on,
    report.received_on,
    report.corrected_on,
    report.state,
    report.late,
    report.version,
    report.supersedes,
    report.reason_en,
    report.reason_es,
    report.key
from report_in($release) as report
join period_in($release) as period
    on period.period = report.period
order by
    report.institution,
    report.period
