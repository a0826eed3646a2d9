-- The institution is not in the framework.
select file, row, 'institution' as "column", institution as value, null as detail
from intake.line
where not institution_known
