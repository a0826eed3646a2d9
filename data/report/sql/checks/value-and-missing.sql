-- A value that is said to be missing.
select file, row, 'missing' as "column", missing as value, null as detail
from intake.line
where missing is not null
and has_number
