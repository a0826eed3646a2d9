-- A telephone number stands in a text. What was found is not repeated.
select file, row, "column", null as value, null as detail, sheet
from intake.text
where regexp_matches(plainly(text), getvariable('telephone'))
union all
select file, row, 'reason', null, null, null
from intake.row
where regexp_matches(plainly(reason), getvariable('telephone'))
