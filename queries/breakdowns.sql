-- Ways to break a total down; a partition adds up to it.
-- Grain: one row a breakdown. Parameters: release.
select
    breakdown,
    name_en,
    name_es,
    partition,
    victim_attribute,
    note_en,
    note_es
from breakdown_in($release) as breakdown
order by breakdown
