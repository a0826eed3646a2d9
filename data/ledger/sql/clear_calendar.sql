-- The reasons in the calendar of a programme are read and published with its tables: each is cleared on its day. Parameters: after (the last
-- event before the calendar was noted).
insert into ledger.clearance
select
    institution,
    period,
    version,
    'Reason',
    event,
    null,
    null,
    reason_*,
    'calendar',
    happened_on
from ledger.report_event
where event > $after
and coalesce(reason_*) is not null
order by event
