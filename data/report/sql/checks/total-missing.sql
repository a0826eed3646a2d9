-- A breakdown without the total it breaks down.
select file, min(row) as row, 'breakdown' as "column", any_value(breakdown) filter (where breakdown <> 'total') as value, null as detail
from intake.line
where kind is not null
and partition is not null
group by file, series, source, region
having count(*) filter (where breakdown = 'total') = 0
