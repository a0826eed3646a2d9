-- What the ledger has noted of a meeting, cleared or not, in the order in which it was noted. Grain: an entry. Parameters: meeting.
select
    entry,
    indicator,
    discussed,
    coalesce(note_*, '') as note,
    coalesce(decision_*, '') as decision,
    coalesce(follow_up_*, '') as follow_up,
    entry in (select entry from ledger.discussion_clearance) as cleared
from ledger.discussion
where meeting = $meeting
order by entry
