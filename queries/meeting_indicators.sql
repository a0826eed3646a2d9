-- The key indicators of meetings as they were frozen, changed and discussed, in the order of the list; whether what was agreed is open.
-- Grain: one row an entry of the list: freezing, or taking out. Parameters: release, meeting ('' = all).
select
    list.*,
    list.frozen_on = max(list.frozen_on) over (partition by list.meeting, list.indicator) as last_word,
    list.frozen_on > min(list.frozen_on) over (partition by list.meeting) as changed,
    discussion.discussed,
    discussion.note_*,
    discussion.decision_*,
    discussion.follow_up_*,
    discussion.owner,
    discussion.due_on,
    discussion.done_on,
    coalesce(discussion.follow_up_*) is not null
    and coalesce(discussion.done_on > released.released_on, true) as is_open,
    discussion.key as discussion_key
from meeting_indicator_in($release) as list
join release_in($release) as released on released.release = $release
left join discussion_in($release) as discussion using (meeting, indicator)
where $meeting = ''
or list.meeting = $meeting
order by
    list.meeting desc,
    list.position,
    list.frozen_on,
    list.indicator
