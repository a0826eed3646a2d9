-- A count is not a whole number.
select file, row, cell."column", cell.value, cell.counted as detail
from intake.line
cross join lateral (
    values
        ('value', line.value, number, series),
        ('numerator', line.numerator, n, 'numerators'),
        ('denominator', line.denominator, of_n, 'denominators')
) as cell("column", value, number, counted)
where cell.number <> floor(cell.number)
and (cell."column" <> 'value' or kind in ('count', 'stock', 'milestone'))
