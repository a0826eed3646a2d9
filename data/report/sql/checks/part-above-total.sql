-- A category of a breakdown that is no partition (a person may be in several) has more than the total.
with whole as (
    select file, series, source, region, number, n, of_n
    from intake.line
    where breakdown = 'total'
    and kind not in ('median', 'milestone')
    and has_number
)
select part.file, part.row, cell."column", plain(cell.part) as value, plain(cell.total) as detail
from intake.line as part
join whole using (file, series, source, region)
cross join lateral (
    values ('value', part.number, whole.number), ('numerator', part.n, whole.n), ('denominator', part.of_n, whole.of_n)
) as cell("column", part, total)
where not part.partition
and part.breakdown <> 'total'
and cell.part > cell.total
