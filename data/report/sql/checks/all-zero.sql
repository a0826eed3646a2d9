-- Every total of a report is 0, and the last released ones were not: 0, or not reported? One warning for the report.
with written as (
    select
        file,
        row,
        series,
        source,
        region,
        starts,
        case when kind = 'percentage' then n else number end as number
    from intake.line
    where breakdown = 'total'
    and kind <> 'milestone'
    and missing is null
),
past as (
    select
        written.file,
        written.row,
        arg_max(history.value, history.ends) as last
    from written
    join intake.history using (series, source, region)
    where history.ends < written.starts
    group by written.file, written.row
)
select
    file,
    null as row,
    null as "column",
    count(*)::varchar as value,
    array_to_string(list_slice(list(plain(round(last, 1)) order by row) filter (where last > 0), 1, 3), ', ') as detail
from written
left join past using (file, row)
where number is not null
group by file
having count(*) > 1
    and bool_and(number = 0)
    and max(last) > 0
