-- A missing value without a reason.
select file, row, 'reason' as "column", missing as value, null as detail
from intake.line
where missing in ('x', 'z')
and not has_number
and (reason is null or trim(reason) = '')
