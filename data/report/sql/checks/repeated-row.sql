-- The same figure stands in a report twice.
select
    file,
    max(row) as row,
    'series' as "column",
    concat_ws('/', series, source, region, breakdown, category) as value,
    min(row)::varchar as detail
from intake.line
group by file, series, source, region, breakdown, category
having count(*) > 1
