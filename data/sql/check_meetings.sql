-- What cannot be about the meetings of a programme. Grain: a cell; row as a spreadsheet numbers it, in the order of file and row.
with signed as (
    select starts
    from framework.event
    where event = 'signature'
),
begun as (
    select meeting, min(frozen_on) as first_frozen
    from programme.meeting_indicator
    group by meeting
)
select 'meetings.csv' as file, meeting.rowid + 2 as row, 'before-signature' as rule, 'held_on' as field, held_on::varchar as value, signed.starts::varchar as detail
from programme.meeting
cross join signed
where held_on < signed.starts
union all
select 'meeting_indicators.csv', list.rowid + 2, 'frozen-after', 'frozen_on', list.frozen_on::varchar, meeting.held_on::varchar
from programme.meeting_indicator as list
join programme.meeting using (meeting)
where list.frozen_on > meeting.held_on
union all
select 'meeting_indicators.csv', list.rowid + 2, 'change-without-reason', 'reason_en', list.frozen_on::varchar, null
from programme.meeting_indicator as list
join begun using (meeting)
where list.frozen_on > begun.first_frozen
and (list.reason_en is null or list.reason_es is null)
union all
select 'discussions.csv', discussion.rowid + 2, 'not-frozen', 'indicator', discussion.indicator, null
from programme.discussion
where (meeting, indicator) not in (select (meeting, indicator) from programme.meeting_indicator)
order by all
