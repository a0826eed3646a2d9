-- The region joined only after the half-year, or no consent is recorded at all: nothing but z can be said of it.
select
    file,
    row,
    'region' as "column",
    region as value,
    coalesce(strftime(consent_from, '%Y-%m-%d'), '–') as detail
from intake.line
where (consent_from > ends or (region_kind = 'consent' and consent_from is null))
and (has_number or missing = 'x')
