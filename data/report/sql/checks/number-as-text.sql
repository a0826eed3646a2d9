-- A number is written with something else than digits and a point.
select file, row, cell."column", cell.value, null as detail
from intake.line
cross join lateral (
    values ('value', line.value, number), ('numerator', line.numerator, n), ('denominator', line.denominator, of_n)
) as cell("column", value, number)
where cell.value is not null
and cell.number is null
and not regexp_full_match(cell.value, getvariable('error_value'))
