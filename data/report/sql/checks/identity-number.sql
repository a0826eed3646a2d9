-- An identity number of eight digits stands in a text. What was found is not repeated.
select file, row, "column", null as value, null as detail, sheet
from intake.plain
where regexp_matches(plain, getvariable('identity_number'))
