-- An exact date beside a word of birth stands in a text. What was found is not repeated.
select file, row, "column", null as value, null as detail, sheet
from intake.text
where regexp_matches(plainly(text), getvariable('birth_date'))
union all
select file, row, 'reason', null, null, null
from intake.row
where regexp_matches(plainly(reason), getvariable('birth_date'))
