-- What is known of the overlap of two counting systems, in either order of the two.
-- Grain: one row a pair. Parameters: release.
select
    counter_a,
    counter_b,
    reason_*,
    stated_in,
    url
from record_overlap_in($release) as record_overlap
order by
    counter_a,
    counter_b
