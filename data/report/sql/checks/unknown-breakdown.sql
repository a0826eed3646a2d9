-- The breakdown is not in the framework.
select file, row, 'breakdown' as "column", breakdown as value, null as detail
from intake.line
where partition is null
