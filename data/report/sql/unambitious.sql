-- Targets of a year that are no better than the last baseline before it. Grain: a target.
-- Needs schema framework with the programme adopted.
select
    target.series,
    target.region,
    target.year,
    target.value,
    before.value as baseline
from framework.target
join framework.series using (series)
join lateral (
    select arg_max(baseline.value, baseline.year) as value
    from framework.baseline
    where baseline.series = target.series
    and baseline.region = target.region
    and baseline.year < target.year
) as before on before.value is not null
where target.basis = 'period'
and case series.direction when 'up' then target.value <= before.value when 'down' then target.value >= before.value end
order by
    target.series,
    target.region,
    target.year
