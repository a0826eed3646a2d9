-- Events that may explain a change in a line.
-- Grain: one row an event. Parameters: release.
select
    event,
    kind,
    starts,
    ends,
    activities,
    name_*,
    short_*,
    note_*,
    source_url
from event_in($release) as event
order by starts
