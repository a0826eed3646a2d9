-- The report was written with another version of the template.
select file, row, 'template_version' as "column", template_version as value, getvariable('template') as detail
from intake.line
where template_version is distinct from getvariable('template')
