-- The counts of child victims that this release freezes: of each listed series and source the years that are complete, or closed, or
-- every year once the release closes the term. Leaves work.closing (the release that closes the term, or no row), work.new_year and
-- work.new_leaf.

create or replace table work.closing as
with last as (
    select max(half) as half
    from work.half
)
select min(release) as release
from (
    select release, last_period
    from ledger.released.release
    union all
    select release, last_period
    from framework.release
    where release = getvariable('release')
)
join last on last.half = last_period
having min(release) is not null;

create or replace table work.new_year as
select
    valued.series,
    valued.source,
    valued.period::integer as year
from work.valued
join work.leaf using (region)
where valued.period_kind = 'year'
and valued.breakdown = 'total'
and exists (
    select 1
    from framework.victim_table as listed
    where listed.series = valued.series
    and coalesce(listed.source, valued.source) = valued.source
)
and (valued.series, valued.source, valued.period::integer) not in (select (series, source, year) from ledger.victim_leaf)
group by all
having bool_or(valued.missing is null)
and (
    not bool_or(coalesce(valued.provisional, false))
    or exists (select 1 from work.closing)
);

create or replace table work.new_leaf as
with frozen as (
    select
        valued.series,
        valued.source,
        valued.region,
        new_year.year,
        valued.breakdown,
        valued.category,
        case when valued.numerator is null then valued.value::bigint end as value,
        valued.numerator,
        valued.denominator
    from work.valued
    join work.new_year
        on new_year.series = valued.series
        and new_year.source = valued.source
        and new_year.year::varchar = valued.period
    where valued.region in (select region from work.leaf)
    and valued.missing is null
),
total as (
    select *
    from frozen
    where breakdown = 'total'
),
-- every category of every listed breakdown, whether anybody reported it or not
grid as (
    select
        total.series,
        total.source,
        total.region,
        total.year,
        each.breakdown,
        each.category,
        each.rest,
        total.value as of_value,
        total.numerator as of_numerator,
        total.denominator as of_denominator,
        coalesce(frozen.value, 0) as value,
        coalesce(frozen.numerator, 0) as numerator,
        coalesce(frozen.denominator, 0) as denominator
    from total
    join (
        select distinct victim_table.series, known.source, victim_table.breakdown
        from framework.victim_table
        join (select distinct series, source from total) as known
            on known.series = victim_table.series
            and coalesce(victim_table.source, known.source) = known.source
    ) as listed
        on listed.series = total.series
        and listed.source = total.source
    join work.victim_category as each on each.breakdown = listed.breakdown
    left join frozen
        on frozen.series = total.series
        and frozen.source = total.source
        and frozen.region = total.region
        and frozen.year = total.year
        and frozen.breakdown = each.breakdown
        and frozen.category = each.category
),
claimed as (
    select
        *,
        sum(value) filter (where not rest) over part as claimed_value,
        sum(numerator) filter (where not rest) over part as claimed_numerator,
        sum(denominator) filter (where not rest) over part as claimed_denominator
    from grid
    window part as (partition by series, source, region, year, breakdown)
)
select series, source, region, year, breakdown, category, value, numerator, denominator
from total
union
select
    series,
    source,
    region,
    year,
    breakdown,
    category,
    case when of_value is not null then case when rest then of_value - coalesce(claimed_value, 0) else value end end::bigint,
    case when of_numerator is not null then case when rest then of_numerator - coalesce(claimed_numerator, 0) else numerator end end::bigint,
    case when of_denominator is not null then case when rest then of_denominator - coalesce(claimed_denominator, 0) else denominator end end::bigint
from claimed;
