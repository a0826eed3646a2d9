-- Figures as the reports give them, before protection. Leaves work.figure: series x source x region x period x breakdown x
-- category with value or missing, whether it is provisional, and its tier.

create or replace table work.tier as
select
    series.series,
    breakdown.breakdown,
    case
        when breakdown.breakdown = 'total' then series.tier
        when series_breakdown.tier is not null then series_breakdown.tier
        when series.tier = 'court' and breakdown.victim_attribute then 'victim'
        else series.tier
    end as tier
from framework.series
cross join framework.breakdown
left join framework.series_breakdown
    on series_breakdown.series = series.series
    and series_breakdown.breakdown = breakdown.breakdown;

-- totals and reported parts; a part of a provisional total is provisional. A figure of a year of which the release does not
-- cover all half-years is provisional, unless a steward closed the year; one that is due once a year is not there yet
create or replace table work.figure as
select
    sum.series,
    sum.source,
    sum.region,
    sum.period,
    sum.kind as period_kind,
    sum.breakdown,
    sum.category,
    sum.value,
    sum.numerator,
    sum.denominator,
    case when sum.used then null when sum.lacking then 'x' else 'z' end as missing,
    (sum.provisional or coalesce(total.provisional, false) or period_state.halves_in < period_state.halves)
    and sum.period not in (select period from work.closed) as provisional
from work.sum
join framework.series using (series)
join work.period_state on period_state.period = sum.period
left join work.sum as total
    on total.series = sum.series
    and total.source = sum.source
    and total.region = sum.region
    and total.period = sum.period
    and total.breakdown = 'total'
where sum.kind <> 'year'
or series.frequency = 'half'
or period_state.halves_in = period_state.halves;

-- what is left of the total where the reported parts do not add up to it
insert into work.figure
with parts as (
    select
        figure.series,
        figure.source,
        figure.region,
        figure.period,
        figure.breakdown,
        coalesce(sum(figure.value), 0) as value,
        coalesce(sum(figure.numerator), 0)::bigint as numerator,
        coalesce(sum(figure.denominator), 0)::bigint as denominator
    from work.figure
    join framework.breakdown using (breakdown)
    where breakdown.partition
    and breakdown.breakdown <> 'total'
    group by figure.series, figure.source, figure.region, figure.period, figure.breakdown
)
select
    total.series,
    total.source,
    total.region,
    total.period,
    total.period_kind,
    parts.breakdown,
    'not-broken-down',
    total.value - parts.value,
    total.numerator - parts.numerator,
    total.denominator - parts.denominator,
    null,
    total.provisional
from parts
join work.figure as total
    on total.series = parts.series
    and total.source = parts.source
    and total.region = parts.region
    and total.period = parts.period
    and total.breakdown = 'total'
join framework.series on series.series = total.series
where total.missing is null
and series.kind not in ('median', 'milestone')
and (total.value > parts.value or total.denominator > parts.denominator);
