-- A figure that the institution owes has no row in its report: a total, or a category of a breakdown that is begun.
select
    file.file,
    null::bigint as row,
    null as "column",
    concat_ws('/', owed.series, owed.source, owed.region, owed.breakdown, owed.category) as value,
    null as detail
from intake.owed as owed
cross join intake.file as file
where owed.required
and not exists (
    select 1
    from intake.row as line
    where line.file = file.file
    and (line.series, line.source, line.region, line.breakdown, line.category)
        = (owed.series, owed.source, owed.region, owed.breakdown, owed.category)
)
and (
    owed.breakdown = 'total'
    or exists (
        select 1
        from intake.row as line
        where line.file = file.file
        and (line.series, line.source, line.region, line.breakdown) = (owed.series, owed.source, owed.region, owed.breakdown)
    )
)
