-- An amount or a median is finer than the ledger keeps.
select file, row, 'value' as "column", value, null as detail
from intake.line
where kind in ('money', 'median')
and number is not null
and regexp_matches(value, '[.][0-9]{5,}')
