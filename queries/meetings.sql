-- The annual meetings, the coming one first, then the newest. Grain: one row a meeting. Parameters: release, known_on (a day:
-- what the public record tells of later days is left out; null = all).
select *
from meeting_in($release)
where event is null
or held_on is null
or $known_on::date is null
or held_on <= $known_on::date
order by
    coming desc nulls last,
    held_on desc nulls last,
    meeting desc
