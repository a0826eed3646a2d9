-- What the ledger has noted of a meeting, cleared or not, in the order in which it was noted. Grain: an entry. Parameters: meeting.
select
    entry,
    indicator,
    discussed,
    coalesce(note_en, note_es, '') as note,
    coalesce(decision_en, decision_es, '') as decision,
    coalesce(follow_up_en, follow_up_es, '') as follow_up,
    entry in (select entry from ledger.discussion_clearance) as cleared
from ledger.discussion
where meeting = $meeting
order by entry
