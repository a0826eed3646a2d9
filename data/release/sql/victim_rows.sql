-- Every figure that may be shown, and nothing else of child victims than the rows of the listed tables. Reads work.decided (what this
-- release decided on its new rows). Leaves work.safe; after it nothing reads work.valued. A year that was frozen before stands word for
-- word as it was released, one that waits is not reported yet, and all that is withheld is c.
-- what is not applicable whatever was counted: a place before its consent, a series that nobody owes for the year or term. A percentage of
-- nobody, or a z that was reported, would tell a zero from a small count while the year waits
create or replace table work.not_concerned as
select valued.series, valued.source, valued.region, valued.period
from work.valued
join work.belongs on belongs.within = valued.region
join work.span on span.period = valued.period
join work.total as asked
    on asked.series = valued.series
    and asked.region = belongs.region
    and asked.half = span.half
    and valued.source in (asked.source, (select source from work.all_sources))
where valued.tier = 'victim'
and valued.breakdown = 'total'
group by all
having not bool_or(asked.concerned);

create or replace table work.safe as
with listed as (
    select distinct
        victim_table.series,
        valued.source,
        victim_table.breakdown,
        victim_table.table_kind,
        victim_table.closing
    from framework.victim_table
    join (select distinct series, source from work.valued) as valued
        on valued.series = victim_table.series
        and coalesce(victim_table.source, valued.source) = valued.source
),
frozen as (
    select distinct series, source, year, release
    from ledger.victim_leaf
    union
    select distinct series, source, year, getvariable('release')
    from work.new_leaf
),
last_frozen as (
    select series, source, max(release) as release
    from frozen
    group by series, source
),
grid as (
    select
        listed.series,
        listed.source,
        total.region,
        total.period,
        total.period_kind,
        listed.breakdown,
        coalesce(victim_category.category, 'total') as category,
        total.missing,
        total.provisional,
        case
            when total.period_kind = 'year' then frozen.release
            when listed.closing or region.kind = 'unattributed' then (select release from work.closing)
            else last_frozen.release
        end as release
    from listed
    join work.valued as total
        on total.series = listed.series
        and total.source = listed.source
        and total.breakdown = 'total'
    join framework.region on region.region = total.region
    left join work.victim_category on victim_category.breakdown = listed.breakdown
    left join frozen
        on frozen.series = listed.series
        and frozen.source = listed.source
        and frozen.year::varchar = total.period
    left join last_frozen
        on last_frozen.series = listed.series
        and last_frozen.source = listed.source
    where case listed.table_kind
        when 'region-year' then total.period_kind = 'year' and region.kind <> 'unattributed'
        when 'region-term' then total.period_kind = 'term' and (region.kind <> 'unattributed' or exists (select 1 from work.closing))
        when 'year-category' then total.period_kind = 'year' and region.kind = 'total'
        when 'term-category' then total.period_kind = 'term' and region.kind = 'total'
        when 'region-category' then total.period_kind = 'term' and region.kind in ('pilot', 'pilots')
    end
    and (not listed.closing or exists (select 1 from work.closing))
)
select
    series,
    source,
    region,
    period,
    period_kind,
    breakdown,
    category,
    case when withheld_amount.series is null then value end as value,
    numerator,
    denominator,
    case when withheld_amount.series is null then missing else 'c' end as missing,
    coalesce(provisional, false) and missing is null and withheld_amount.series is null as provisional,
    tier
from work.valued
left join work.withheld_amount using (series, source, region, period, breakdown, category)
where tier <> 'victim'
union all
-- a series about child victims that has no table shows that it is counted, never what
select
    series,
    source,
    region,
    period,
    period_kind,
    breakdown,
    category,
    null,
    null,
    null,
    case
        when (series, source, region, period) in (select (series, source, region, period) from work.not_concerned) then 'z'
        when missing = 'x' then 'x'
        else 'c'
    end,
    false,
    tier
from work.valued
where tier = 'victim'
and breakdown = 'total'
and period_kind = 'year'
and series not in (select series from framework.victim_table where breakdown = 'total')
union all
select
    grid.series,
    grid.source,
    grid.region,
    grid.period,
    grid.period_kind,
    grid.breakdown,
    grid.category,
    case
        when grid.release < getvariable('release') then before.value
        when not decided.shown then null
        when decided.denominator is not null then 100.0::double * decided.numerator / nullif(decided.denominator, 0)
        else decided.value::double
    end as value,
    case when grid.release < getvariable('release') then before.numerator when decided.shown and decided.denominator > 0 then decided.numerator end as numerator,
    case when grid.release < getvariable('release') then before.denominator when decided.shown and decided.denominator > 0 then decided.denominator end as denominator,
    case
        when grid.release < getvariable('release') then case when before.series is null then 'c' else before.missing end
        when grid.release is null or decided.series is null then case when not_concerned.series is null then 'x' else 'z' end
        when not decided.shown then 'c'
        when decided.denominator = 0 then 'z'
    end as missing,
    case
        when grid.release < getvariable('release') then contains(before.flags, 'p')
        else coalesce(grid.provisional, false) and decided.shown
    end as provisional,
    'victim' as tier
from grid
left join work.decided
    on decided.series = grid.series
    and decided.source = grid.source
    and decided.region = grid.region
    and decided.period = grid.period
    and decided.breakdown = grid.breakdown
    and decided.category = grid.category
left join work.not_concerned
    on not_concerned.series = grid.series
    and not_concerned.source = grid.source
    and not_concerned.region = grid.region
    and not_concerned.period = grid.period
left join ledger.released.figure as before
    on before.last_release is null
    and before.series = grid.series
    and before.source = grid.source
    and before.region = grid.region
    and before.period = grid.period
    and before.breakdown = grid.breakdown
    and before.category = grid.category;
