-- Participants and partners, and to whom they report.
-- Grain: one row a institution. Parameters: release.
select
    institution,
    name_en,
    name_es,
    side,
    role,
    reports_to,
    valid_from,
    valid_to,
    demonstration,
    level
from institution_in($release) as institution
order by institution
