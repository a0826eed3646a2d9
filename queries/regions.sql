-- Places: the pilots, those added by consent, what cannot be attributed, and the released roll-ups.
-- Grain: one row a place. Parameters: release.
select
    region,
    name_*,
    kind,
    parent,
    iso,
    area_code,
    area_part,
    consent_from,
    consent_scope_*,
    consent_source,
    position,
    note_*
from region_in($release) as region
order by position
