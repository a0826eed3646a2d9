-- The regions a report may name, with the roll-ups they belong to, and the half-years, numbered.
-- Leaves work.total_region and work.all_sources (one row each), work.leaf (region), work.belongs (region x roll-up, itself included),
-- work.half and work.counted (the indicators in use in the last half-year).

create or replace table work.total_region as
select region
from framework.region
where kind = 'total';

create or replace table work.all_sources as
select 'ALL' as source;

create or replace table work.leaf as
select
    region,
    case when parent in (select region from work.total_region) then null else parent end as part_of,
    consent_from,
    kind = 'consent' as by_consent,
    kind = 'unattributed' as unattributed
from framework.region
where kind not in ('total', 'pilots');

create or replace table work.belongs as
select region, region as within from work.leaf
union all
select region, part_of from work.leaf where part_of is not null
union all
select leaf.region, total_region.region from work.leaf cross join work.total_region;

create or replace table work.half as
select
    period as half,
    year,
    starts,
    ends,
    row_number() over (order by starts) as at,
    -- the half-year with which its year ends; the last of the term may end before its year does
    starts = max(starts) over (partition by year) and (count(*) over (partition by year) = 2 or starts = min(starts) over ()) as closes_year
from framework.period
where kind = 'half';

create or replace table work.covered as
select half.*
from work.half
join work.half as last on last.half = (select last_period from framework.release where release = getvariable('release'))
where half.at <= last.at;

create or replace table work.counted as
select span.indicator
from framework.indicator_span as span
join framework.release
    on release.release = getvariable('release')
    and release.last_period between span.first_half and span.last_half;

create or replace table work.span as
select half, half as period, 'half' as kind from work.half
union all
select half, year::varchar, 'year' from work.half
union all
select half.half, term.period, 'term' from work.half cross join framework.period as term where term.kind = 'term';

create or replace table work.period_state as
select
    span.period,
    span.kind,
    count(*) as halves,
    count(covered.half) as halves_in
from work.span
left join work.covered using (half)
group by all;
