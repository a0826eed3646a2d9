-- The series is not in the framework.
select file, row, 'series' as "column", series as value, null as detail
from intake.line
where kind is null
