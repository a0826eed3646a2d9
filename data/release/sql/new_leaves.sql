-- The counts of child victims that this release freezes: of each listed series and source the years that are complete, or closed, or
-- every year once the release closes the term. Leaves work.closing (the release that closes the term, or no row), work.new_year,
-- work.unequal (breakdowns of a place and year whose parts are more than what they are parts of) and work.new_leaf.

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
and (
    valued.series in (select whole_series from framework.nested)  -- open ones among them are known and limit what is not
    or exists (
        select 1
        from framework.victim_table as listed
        where listed.series = valued.series
        and coalesce(listed.source, valued.source) = valued.source
    )
)
and (valued.series, valued.source, valued.period::integer) not in (select (series, source, year) from ledger.victim_leaf)
group by all
having bool_or(valued.missing is null)
and (
    not bool_or(coalesce(valued.provisional, false))
    or exists (select 1 from work.closing)
);

create or replace table work.frozen as
select
    valued.series,
    valued.source,
    valued.region,
    new_year.year,
    valued.breakdown,
    coalesce(merged.merged_into, valued.category) as category,
    (sum(valued.value) filter (where valued.numerator is null))::bigint as value,
    sum(valued.numerator)::bigint as numerator,
    sum(valued.denominator)::bigint as denominator
from work.valued
join work.new_year
    on new_year.series = valued.series
    and new_year.source = valued.source
    and new_year.year::varchar = valued.period
left join framework.merged_category as merged
    on merged.breakdown = valued.breakdown
    and merged.category = valued.category
where valued.region in (select region from work.leaf)
and (valued.breakdown = 'total' or valued.series in (select series from framework.victim_table))
and valued.missing is null
group by all;

-- reports agreed before a sum was checked: such a breakdown is taken as not reported, so that no release stops at it
create or replace table work.unequal as
with part as (
    select frozen.*, breakdown.partition
    from work.frozen
    join framework.breakdown using (breakdown)
    where frozen.breakdown <> 'total'
),
of_total as (
    select part.*, '' as within, 'total' as outer_breakdown, 'total' as outer_category
    from part
    join work.victim_category as category using (breakdown, category)
    where part.partition
    and not category.rest
),
crossed as (
    select
        part.*,
        case when other.partition then '' else part.category end as within,
        side.own as outer_breakdown,
        side.category as outer_category
    from part
    cross join lateral (
        values
            (split_part(part.breakdown, '+', 1), split_part(part.category, '+', 1), split_part(part.breakdown, '+', 2)),
            (
                split_part(part.breakdown, '+', 2),
                substr(part.category, strpos(part.category, '+') + 1),
                split_part(part.breakdown, '+', 1)
            )
    ) as side(own, category, other)
    join framework.breakdown as other on other.breakdown = side.other
    where contains(part.breakdown, '+')
),
added as (
    select
        series,
        source,
        region,
        year,
        breakdown,
        outer_breakdown,
        outer_category,
        partition,
        sum(value) as value,
        sum(numerator) as numerator,
        sum(denominator) as denominator
    from (
        from of_total
        union all by name
        from crossed
    )
    group by series, source, region, year, breakdown, outer_breakdown, outer_category, partition, within
)
select distinct added.series, added.source, added.region, added.year, added.breakdown
from added
left join work.frozen as whole
    on whole.series = added.series
    and whole.source = added.source
    and whole.region = added.region
    and whole.year = added.year
    and whole.breakdown = added.outer_breakdown
    and whole.category = added.outer_category
where added.value > coalesce(whole.value, 0)
or added.numerator > coalesce(whole.numerator, 0)
or added.denominator > coalesce(whole.denominator, 0)
or added.partition and whole.numerator - added.numerator > whole.denominator - added.denominator;

create or replace table work.new_leaf as
with total as (
    select *
    from work.frozen
    where breakdown = 'total'
),
reported as (
    select *
    from work.frozen
    where (series, source, region, year, breakdown) not in (select (series, source, region, year, breakdown) from work.unequal)
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
        coalesce(reported.value, 0) as value,
        coalesce(reported.numerator, 0) as numerator,
        coalesce(reported.denominator, 0) as denominator
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
    left join reported
        on reported.series = total.series
        and reported.source = total.source
        and reported.region = total.region
        and reported.year = total.year
        and reported.breakdown = each.breakdown
        and reported.category = each.category
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
