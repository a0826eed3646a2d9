-- The period is not a half-year of the programme.
select file, row, 'period' as "column", period as value, null as detail
from intake.line
where starts is null
