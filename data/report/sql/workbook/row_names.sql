-- What each row of the reports at hand is called, in words: what is counted, where, and of which category. Grain: a row of a report.
select
    file.name as file,
    line.row,
    concat_ws(' · ', series.name_*, region.name_*, case when line.breakdown <> 'total' then category.name_* end) as name_*
from intake.row as line
join intake.file as file using (file)
left join framework.series as series on series.series = line.series
left join framework.region as region on region.region = line.region
left join framework.category as category
    on category.breakdown = line.breakdown
    and category.category = line.category
