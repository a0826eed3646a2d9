-- What part each category is of a yearly total: of all, and of those whose category is known. A percentage without its base hides how
-- many are unknown. Reads released rows alone, none about child victims; where a part is missing there is no share. Leaves snapshot.share.
create or replace table snapshot.share as
with parts as (
    select
        figure.series,
        figure.source,
        figure.region,
        figure.period,
        figure.breakdown,
        sum(figure.value) filter (where figure.category not in ('unknown', 'not-broken-down')) as known
    from snapshot.figure
    join framework.series using (series)
    join framework.breakdown using (breakdown)
    join work.tier on tier.series = figure.series and tier.breakdown = figure.breakdown
    join framework.period using (period)
    where series.kind = 'count'
    and breakdown.partition
    and figure.breakdown <> 'total'
    and tier.tier <> 'victim'
    and period.kind = 'year'
    group by figure.series, figure.source, figure.region, figure.period, figure.breakdown
    having bool_and(figure.missing is null)
)
select
    figure.series,
    figure.source,
    figure.region,
    figure.period,
    figure.breakdown,
    figure.category,
    100 * figure.value / total.value as share,
    total.value::bigint as total,
    case when figure.category not in ('unknown', 'not-broken-down') then 100 * figure.value / nullif(parts.known, 0) end as known_share,
    coalesce(parts.known, 0)::bigint as known
from parts
join snapshot.figure using (series, source, region, period, breakdown)
join snapshot.figure as total
    on total.series = figure.series
    and total.source = figure.source
    and total.region = figure.region
    and total.period = figure.period
    and total.breakdown = 'total'
where total.value > 0
and figure.value > 0
