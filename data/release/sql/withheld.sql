-- How much of a yearly or term total its published categories leave out, where some are confidential. Reads released rows alone. Leaves
-- snapshot.withheld.
create or replace table snapshot.withheld as
select
    part.series,
    part.source,
    part.region,
    part.period,
    part.breakdown,
    (any_value(total.value) - coalesce(sum(part.value), 0))::bigint as hidden,
    any_value(total.value)::bigint as total
from snapshot.figure as part
join snapshot.figure as total
    on total.series = part.series
    and total.source = part.source
    and total.region = part.region
    and total.period = part.period
    and total.breakdown = 'total'
    and total.value is not null
join framework.series as series on series.series = part.series and series.kind in ('count', 'stock')
join framework.breakdown as breakdown on breakdown.breakdown = part.breakdown and breakdown.partition
join framework.period as period on period.period = part.period and period.kind in ('year', 'term')
where part.breakdown <> 'total'
group by part.series, part.source, part.region, part.period, part.breakdown
having bool_or(part.missing = 'c') and any_value(total.value) > coalesce(sum(part.value), 0);
