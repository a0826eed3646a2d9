-- What the last release of the attached file `released` has for totals: half-years of series reported each half-year, years of the
-- others; protected figures have no value and are left out. Grain: a figure with a value.
create or replace table intake.history as
select figure.series, figure.source, figure.region, figure.period, period.ends, figure.value
from released.figure as figure
join framework.series as series on series.series = figure.series
join framework.period as period
    on period.period = figure.period
    and period.kind = case when series.frequency = 'half' then 'half' else 'year' end
cross join (
    select max(release) as release
    from released.release
) as latest
where latest.release between figure.first_release and coalesce(figure.last_release, latest.release)
and figure.breakdown = 'total'
and figure.value is not null
