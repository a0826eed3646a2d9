-- A crossed breakdown (service+age) has more than a category that it crosses: the ages of a service add up to more than the service, or a
-- service of an age is more than the age. Where one of the two is a partition its parts are added up; of another each part is compared.
with crossed as (
    select
        line.*,
        side.own,
        side.category as side_category,
        case when other.partition then 'all' else line.category end as part
    from intake.line as line
    cross join lateral (
        values
            (
                split_part(line.breakdown, '+', 1),
                split_part(line.category, '+', 1),
                split_part(line.breakdown, '+', 2)
            ),
            (
                split_part(line.breakdown, '+', 2),
                substr(line.category, strpos(line.category, '+') + 1),
                split_part(line.breakdown, '+', 1)
            )
    ) as side(own, category, other)
    join framework.breakdown as other on other.breakdown = side.other
    where contains(line.breakdown, '+')
),
added as (
    select
        file,
        series,
        source,
        region,
        breakdown,
        own,
        side_category,
        min(row) as row,
        sum(number) as number,
        sum(n) as n,
        sum(of_n) as of_n
    from crossed
    group by file, series, source, region, breakdown, own, side_category, part
)
select
    added.file,
    added.row,
    cell."column",
    plain(cell.sum) as value,
    side_category || ': ' || plain(cell.whole) as detail
from added
join intake.line as whole
    on whole.file = added.file
    and whole.series = added.series
    and whole.source = added.source
    and whole.region = added.region
    and whole.breakdown = added.own
    and whole.category = added.side_category
cross join lateral (
    values ('value', added.number, whole.number), ('numerator', added.n, whole.n), ('denominator', added.of_n, whole.of_n)
) as cell("column", sum, whole)
where cell.sum > cell.whole
