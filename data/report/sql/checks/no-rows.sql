-- A file of rows that has none: exported with a filter on, or cut. A workbook may owe nothing.
select file.file, null::bigint as row, null as "column", null as value, null as detail
from intake.file as file
where file.sheet is null
and not exists (
    select 1
    from intake.row as line
    where line.file = file.file
)
