-- What a spreadsheet writes where a formula failed stands in the place of a number.
select file, row, cell."column", cell.value, null as detail
from intake.line
cross join lateral (
    values ('value', line.value), ('numerator', line.numerator), ('denominator', line.denominator)
) as cell("column", value)
where regexp_full_match(cell.value, getvariable('error_value'))
