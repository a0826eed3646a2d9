-- Ways to break a total down; a partition adds up to it.
-- Grain: one row a breakdown. Parameters: release.
select
    breakdown,
    name_*,
    partition,
    victim_attribute,
    note_*
from breakdown_in($release) as breakdown
order by breakdown
