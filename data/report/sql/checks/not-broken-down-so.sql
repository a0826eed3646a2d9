-- The series does not have the breakdown.
select file, row, 'breakdown' as "column", breakdown as value, series as detail
from intake.line
where kind is not null
and partition is not null
and not breakdown_of_series
