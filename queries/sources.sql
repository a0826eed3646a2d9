-- Counting systems and who keeps them.
-- Grain: one row a counting system. Parameters: release.
select
    source,
    name_en,
    name_es,
    keeper,
    counts_en,
    counts_es,
    note_en,
    note_es
from source_in($release) as source
order by source
