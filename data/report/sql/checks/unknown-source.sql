-- The counting system is not in the framework.
select file, row, 'source' as "column", source as value, null as detail
from intake.line
where not source_known
