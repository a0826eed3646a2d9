-- The row belongs to the report of another institution.
select file, row, 'institution' as "column", institution as value, file_institution as detail
from intake.line
where institution_known
and institution <> file_institution
