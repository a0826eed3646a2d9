-- Counting systems and who keeps them.
-- Grain: one row a counting system. Parameters: release.
select
    source,
    name_*,
    keeper,
    counts_*,
    note_*
from source_in($release) as source
order by source
