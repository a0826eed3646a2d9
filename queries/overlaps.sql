-- Pairs of counting systems whose counts may not be added, and why.
-- Grain: one row a pair. Parameters: release.
select
    source_a,
    source_b,
    overlap,
    reason_*,
    source_url
from source_overlap_in($release) as source_overlap
order by
    source_a,
    source_b
