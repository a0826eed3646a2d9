-- The half-yearly reports as they stood at the release, those not yet due among them.
-- Grain: one row an institution and half-year. Parameters: release.
select
    report.*,
    period.year
from report_in($release) as report
join period_in($release) as period using (period)
order by
    report.institution,
    report.period
