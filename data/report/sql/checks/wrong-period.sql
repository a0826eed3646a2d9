-- The row belongs to the report for another half-year.
select file, row, 'period' as "column", period as value, file_period as detail
from intake.line
where starts is not null
and period <> file_period
