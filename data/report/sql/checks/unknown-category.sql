-- The breakdown has no such category.
select file, row, 'category' as "column", category as value, breakdown as detail
from intake.line
where partition is not null
and not category_known
