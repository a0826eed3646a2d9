-- How much of what is listed about child victims could be shown, over all releases so far, and how many frozen totals a later report
-- would change. Leaves snapshot.protection.
create or replace table snapshot.protection as
select
    *,
    round(100.0 * shown / listed)::integer as share
from (
    with row as (
        select table_kind, series, source, region, year, breakdown, category, shown, release
        from ledger.victim_row
        union all
        select table_kind, series, source, region, year, breakdown, category, shown, getvariable('release')
        from work.decided
    ),
    leaf as (
        select * exclude (release)
        from ledger.victim_leaf
        where breakdown = 'total'
        union all
        select *
        from work.new_leaf
        where breakdown = 'total'
    )
    select table_kind, count(*)::integer as listed, count(*) filter (where shown)::integer as shown
    from row
    group by table_kind
    union all
    select 'pilot-year', count(*)::integer, count(*) filter (where row.shown)::integer
    from row
    join leaf using (series, source, region, year)
    join framework.region on region.region = row.region and region.kind = 'pilot'
    where row.table_kind = 'region-year'
    and coalesce(leaf.value, leaf.denominator) >= getvariable('threshold')
    and coalesce(leaf.numerator, 0) not between 1 and getvariable('threshold') - 1
    and coalesce(leaf.denominator - leaf.numerator, 0) not between 1 and getvariable('threshold') - 1
    having count(*) > 0
    union all
    select
        'stale',
        count(*)::integer,
        count(*) filter (
            where coalesce(now.numerator, now.value) is distinct from coalesce(leaf.numerator, leaf.value)
            or now.denominator is distinct from leaf.denominator
        )::integer
    from leaf
    join work.valued as now
        on now.series = leaf.series
        and now.source = leaf.source
        and now.region = leaf.region
        and now.period = leaf.year::varchar
        and now.breakdown = 'total'
    where leaf.series in (select series from framework.series where tier = 'victim')
    having count(*) > 0
);
