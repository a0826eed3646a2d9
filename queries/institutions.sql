-- Participants and partners, and to whom they report.
-- Grain: one row a institution. Parameters: release.
select
    institution,
    name_*,
    side,
    role,
    clause,
    reports_to,
    valid_from,
    valid_to,
    note_*,
    source_url,
    demonstration,
    level
from institution_in($release) as institution
order by institution
