-- A total of one place and half-year is more than twice the highest of a whole year that was ever released of the series, for any
-- place or all of them, and above 100. Where four figures of the same place are known, rule `jump` tells it. A reason is a note.
select
    line.file,
    line.row,
    'value' as "column",
    plain(line.number) as value,
    concat(plain(round(highest.value, 1)), ' (', highest.period, ')') as detail
from intake.line as line
join intake.highest as highest using (series)
where line.breakdown = 'total'
and line.missing is null
and line.reason is null
and line.number > greatest(2 * highest.value, 100)
and (
    select count(*)
    from intake.history as history
    where history.series = line.series
    and history.source = line.source
    and history.region = line.region
    and history.ends < line.starts
) < 4
