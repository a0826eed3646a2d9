-- Events that may explain a change in a line.
-- Grain: one row an event. Parameters: release.
select
    event,
    kind,
    starts,
    ends,
    activities,
    name_en,
    name_es,
    short_en,
    short_es,
    note_en,
    note_es,
    source_url
from event_in($release) as event
order by starts
