-- The program computes the series from the reports themselves.
select file, row, 'series' as "column", series as value, null as detail
from intake.line
where computed is not null
