-- What is written like the name of a person stands in a text. What was found is not repeated.
select file, row, "column", null as value, null as detail, sheet
from intake.plain
where worded
and regexp_matches(plain, getvariable('person_name'))
