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

-- the series in slices of some rows each, so that summing a large ledger stays within its memory (sum.sql); a small one is one slice
create or replace table work.slice as
with counted as (
    select series, count(*) as lines
    from work.line
    group by series
)
select series, (sum(lines) over (order by series) // getvariable('lines_a_slice'))::integer as slice
from counted;

create or replace table work.sum (
    series varchar,
    source varchar,
    region varchar,
    period varchar,
    kind varchar,
    breakdown varchar,
    category varchar,
    value decimal(38, 4),
    numerator bigint,
    denominator bigint,
    used boolean,
    lacking boolean,
    provisional boolean
);
