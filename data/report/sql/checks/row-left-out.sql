-- A figure that the institution owes has no row in its workbook.
select
    file.file,
    null::bigint as row,
    null as "column",
    concat_ws('/', owed.series, owed.source, owed.region, owed.breakdown, owed.category) as value,
    null as detail
from intake.owed as owed
cross join intake.file as file
where owed.required
and owed.breakdown = 'total'
and not exists (
    select 1
    from intake.row as line
    where line.file = file.file
    and line.series = owed.series
    and line.source = owed.source
    and line.region = owed.region
    and line.breakdown = owed.breakdown
)
