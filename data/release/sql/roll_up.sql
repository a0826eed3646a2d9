-- Figures over periods, then over regions and sources. Leaves work.sum: series x source x region x period x breakdown x
-- category with sums and what they lack. A stock, and anything that may not be added over periods, takes the last
-- half-year in; a median and a survey stand for their year alone and are never rolled up.

-- how a series goes from half-years to a period: all of them are added, or the last one in is taken
create or replace table work.way as
select series.series, kind.kind, kind.way
from framework.series
cross join lateral (
    values
        ('half', case when frequency = 'half' then 'all' end),
        ('year', case
            when frequency <> 'half' then 'last'
            when add_periods then 'all'
            when series.kind <> 'median' then 'last'
        end),
        ('term', case
            when add_periods and series.kind <> 'median' and frequency <> 'survey' then 'all'
            when series.kind <> 'median' and frequency <> 'survey' then 'last'
        end)
) as kind(kind, way)
where kind.way is not null;

-- the last half-year of each period for which a total came in
create or replace table work.last_in as
select total.series, total.source, total.region, span.period, max(half.at) as at
from work.total
join work.half using (half)
join work.span on span.half = total.half
join work.way on way.series = total.series and way.kind = span.kind and way.way = 'last'
where total.missing is null
group by all;

create or replace view work.line as
select series, source, region, half, 'total' as breakdown, 'total' as category, value, numerator, denominator, missing
from work.total
union all
select series, source, region, half, breakdown, category, value, numerator, denominator, missing
from work.cell
where breakdown <> 'total'
and half in (select half from work.covered);

create or replace view work.part as
select
    line.series,
    line.source,
    line.region,
    leaf.part_of,
    span.period,
    span.kind,
    line.breakdown,
    line.category,
    line.value,
    line.numerator,
    line.denominator,
    line.missing is null and (way.way = 'all' or half.at = last_in.at) as used,
    line.missing = 'x' as lacking,
    line.missing = 'x' and (way.way = 'all' or half.at > coalesce(last_in.at, 0)) as late
from work.line
join work.half using (half)
join work.leaf using (region)
join work.span using (half)
join work.way on way.series = line.series and way.kind = span.kind
left join work.last_in
    on last_in.series = line.series
    and last_in.source = line.source
    and last_in.region = line.region
    and last_in.period = span.period
where way.way = 'all'
or line.breakdown = 'total'
or half.at = last_in.at;

-- a series nobody owes stands under all sources already, so there is nothing to add up over sources
create or replace table work.sum as
select
    part.series,
    case when grouping(part.source) = 1 then (select source from work.all_sources) else part.source end as source,
    case
        when grouping(part.region) = 0 then part.region
        when grouping(part.part_of) = 0 then part.part_of
        else (select region from work.total_region)
    end as region,
    part.period,
    part.kind,
    part.breakdown,
    part.category,
    sum(part.value) filter (where part.used) as value,
    (sum(part.numerator) filter (where part.used))::bigint as numerator,
    (sum(part.denominator) filter (where part.used))::bigint as denominator,
    bool_or(part.used) as used,
    bool_or(part.lacking) as lacking,
    bool_or(part.late) as provisional
from work.part
join framework.series using (series)
group by grouping sets (
    (part.series, part.period, part.kind, part.breakdown, part.category, series.add_regions, series.add_sources, part.source, part.region),
    (part.series, part.period, part.kind, part.breakdown, part.category, series.add_regions, series.add_sources, part.source, part.part_of),
    (part.series, part.period, part.kind, part.breakdown, part.category, series.add_regions, series.add_sources, part.source),
    (part.series, part.period, part.kind, part.breakdown, part.category, series.add_regions, series.add_sources, part.region),
    (part.series, part.period, part.kind, part.breakdown, part.category, series.add_regions, series.add_sources, part.part_of),
    (part.series, part.period, part.kind, part.breakdown, part.category, series.add_regions, series.add_sources)
)
having (grouping(part.region) = 0 or series.add_regions)
and (grouping(part.source) = 0 or series.add_sources and max(part.source) <> (select source from work.all_sources))
and (grouping(part.part_of) = 1 or part.part_of is not null);
