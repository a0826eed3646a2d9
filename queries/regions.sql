-- Places: the pilots, those added by consent, what cannot be attributed, and the released roll-ups.
-- Grain: one row a place. Parameters: release.
select
    region,
    name_en,
    name_es,
    kind,
    parent,
    iso,
    area_code,
    area_part,
    consent_from,
    consent_scope_en,
    consent_scope_es,
    consent_source,
    position,
    note_en,
    note_es
from region_in($release) as region
order by position
