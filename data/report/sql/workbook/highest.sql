-- The highest yearly total of each series in the last release of the attached file `released`, whatever place it is of. A report
-- about child victims is measured by it: their half-years are never released. Grain: a series with a value.
create or replace table intake.highest as
select
    figure.series,
    max(figure.value) as value,
    arg_max(figure.period, figure.value) as period
from released.figure as figure
join framework.series as series on series.series = figure.series and series.kind in ('count', 'stock', 'money')
join framework.period as period on period.period = figure.period and period.kind = 'year'
cross join (
    select max(release) as release
    from released.release
) as latest
where latest.release between figure.first_release and coalesce(figure.last_release, latest.release)
and figure.breakdown = 'total'
and figure.value is not null
group by figure.series
