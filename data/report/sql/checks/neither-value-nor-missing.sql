-- A row that says nothing.
select file, row, case when kind = 'percentage' then 'numerator' else 'value' end as "column", null as value, null as detail
from intake.line
where missing is null
and not has_number
