-- A number beyond what a figure of the ledger can hold.
select file, row, cell."column", cell.value, null as detail
from intake.line
cross join lateral (
    values ('value', line.value, number), ('numerator', line.numerator, n), ('denominator', line.denominator, of_n)
) as cell("column", value, number)
where abs(cell.number) >= 1e13
