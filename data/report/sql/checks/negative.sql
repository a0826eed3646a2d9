-- A figure is below zero.
select file, row, cell."column", cell.value, null as detail
from intake.line
cross join lateral (
    values ('value', line.value, number), ('numerator', line.numerator, n), ('denominator', line.denominator, of_n)
) as cell("column", value, number)
where cell.number < 0
