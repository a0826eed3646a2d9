-- The day of the last step of each version of a report of an institution the tables know, as in `states`. Grain: a version.
-- No figure, no text, no name.
-- Parameters: none.
select institution, period, version, max(happened_on)::varchar as "on"
from ledger.report_event
join framework.institution using (institution)
group by institution, period, version
order by institution, period, version
