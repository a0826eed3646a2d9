-- A total far from the last released one: more than twice the largest change seen between two released figures before, and more
-- than a quarter of the last figure and than 10. It takes four released figures to know what is usual. A reason given is a note.
with told as (
    select
        file,
        row,
        series,
        source,
        region,
        starts,
        case when kind = 'percentage' then numerator else value end as written,
        case when kind = 'percentage' then 'numerator' else 'value' end as "column",
        case when kind = 'percentage' then round(100 * n / nullif(of_n, 0), 1) else number end as number
    from intake.line
    where breakdown = 'total'
    and kind <> 'milestone'
    and missing is null
    and reason is null
),
past as (
    select
        told.file,
        told.row,
        told."column",
        told.number,
        history.period,
        history.ends,
        history.value,
        history.value - lag(history.value) over (partition by told.file, told.row order by history.ends) as change
    from told
    join intake.history using (series, source, region)
    where history.ends < told.starts
    and told.number is not null
),
usual as (
    select
        file,
        row,
        "column",
        number,
        arg_max(value, ends) as last,
        arg_max(period, ends) as period,
        max(abs(change)) as largest
    from past
    group by file, row, "column", number
    having count(*) >= 4
)
select file, row, "column", plain(number) as value, concat(plain(round(last, 1)), ' (', period, ')') as detail
from usual
where abs(number - last) > greatest(2 * largest, abs(last) / 4, 10)
