-- The region is not in the framework.
select file, row, 'region' as "column", region as value, null as detail
from intake.line
where region_kind is null
