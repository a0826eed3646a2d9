-- The region is a sum of regions.
select file, row, 'region' as "column", region as value, null as detail
from intake.line
where region_kind in ('total', 'pilots')
