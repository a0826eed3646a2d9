-- Sustainability of each activity after the Partnership, and who pays.
-- Grain: one row a measure. Parameters: release.
select
    activity,
    measure,
    what_*,
    payer,
    since,
    state,
    evidence,
    key
from sustainability_in($release) as sustainability
order by
    activity,
    measure
