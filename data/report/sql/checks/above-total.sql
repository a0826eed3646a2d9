-- The parts of a partition add up to more than the total. The total is never replaced: the report goes back.
-- A percentage has two sums, of n and of N; a median has none.
with whole as (
    select file, series, source, region, number, n, of_n
    from intake.line
    where breakdown = 'total'
    and kind not in ('median', 'milestone')
    and has_number
),
parts as (
    select
        file,
        series,
        source,
        region,
        breakdown,
        min(row) as row,
        sum(number) as number,
        sum(n) as n,
        sum(of_n) as of_n
    from intake.line
    where partition
    and breakdown <> 'total'
    group by all
)
select parts.file, parts.row, parts.breakdown as "column", plain(cell.sum) as value, plain(cell.total) as detail
from parts
join whole using (file, series, source, region)
cross join lateral (
    values (parts.number, whole.number), (parts.n, whole.n), (parts.of_n, whole.of_n)
) as cell(sum, total)
where cell.sum > cell.total
