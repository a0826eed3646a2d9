-- The targets that count for each yearly total: which one was in force, of which source, under which definition. Rules: design, section 5,
-- rule 4, b, c, f and h. Leaves work.redefined, work.rated_source, work.yearly, work.own_target and work.target_of.

-- the days on which the definition of a series changed (c)
create or replace table work.redefined as
select series.series, event.starts as changed_on
from framework.event
join framework.series on true
join framework.indicator using (indicator)
where event.kind = 'break'
and (event.activities is null or list_contains(string_split(event.activities, ';'), indicator.activity))
union
select series.series, half.starts
from framework.indicator_change as replaced
join framework.series using (indicator)
join framework.period as half on half.period = replaced.from_period
where replaced.change in ('changed', 'split', 'merged');

-- the source that is rated (f): the sum where sources may be added, the authoritative one, the only one; null where two counts stand beside
create or replace table work.rated_source as
select
    series.series,
    coalesce(authoritative.source, series.shown_source) as source
from snapshot.series
left join framework.authoritative_source as authoritative using (series);

-- yearly totals, a line of years a series, source and region
create or replace table work.yearly as
select
    figure.series,
    figure.source,
    figure.region,
    year.year,
    year.starts,
    year.ends,
    figure.value,
    figure.denominator,
    figure.missing,
    contains(figure.flags, 'p') as provisional,
    -- the term covers only a part of its first and last year: no complete year, whatever came in
    year.starts + interval 1 year > year.ends + 1 as cut_short,
    exists (
        select 1 from work.redefined where redefined.series = figure.series and changed_on > year.starts and changed_on <= year.ends
    ) as mixed,
    exists (select 1 from work.redefined where redefined.series = figure.series and changed_on = year.starts) as renewed,
    series.kind,
    series.direction,
    series.tier,
    series.tolerance,
    series.depends_on,
    -- a stock counts what is there at the end of the year, a percentage has its own base: neither is added up over the years
    series.kind in ('stock', 'milestone', 'percentage') or not series.add_periods as stands,
    series.tier = 'victim' and figure.denominator is null and figure.value < getvariable('threshold') as few_children
from snapshot.figure
join framework.period as year on year.period = figure.period and year.kind = 'year'
join framework.series using (series)
join work.rated_source on rated_source.series = figure.series and coalesce(rated_source.source, figure.source) = figure.source
where figure.breakdown = 'total';

-- the target of a year (b): the one in force at its start, else the first adopted within it, else one that was set afterwards; and the
-- last one, where it is another. A target without a day of adoption was always in force
create or replace table work.own_target as
with version as (
    select
        target.series,
        target.region,
        target.year,
        target.value,
        target.basis,
        target.adopted_on,
        coalesce(target.adopted_on, '0001-01-01'::date) as since,
        target.adopted_in_release,
        year.starts,
        year.ends
    from framework.target
    join framework.period as year on year.kind = 'year' and year.year = target.year
    where target.adopted_in_release <= getvariable('release')
),
chosen as (
    select
        series,
        region,
        year,
        coalesce(
            arg_max({'value': value, 'basis': basis, 'adopted_on': adopted_on}, (since, adopted_in_release)) filter (where since <= starts),
            arg_min({'value': value, 'basis': basis, 'adopted_on': adopted_on}, (since, adopted_in_release)) filter (where since <= ends),
            arg_max({'value': value, 'basis': basis, 'adopted_on': adopted_on}, (since, adopted_in_release))
        ) as aim,
        not bool_or(since <= ends) as afterwards,
        arg_max({'value': value, 'adopted_on': adopted_on}, (since, adopted_in_release)) as last
    from version
    group by series, region, year
)
select
    series,
    region,
    year,
    aim.value as target,
    aim.basis as basis,
    aim.adopted_on as adopted_on,
    afterwards,
    case when last.value <> aim.value then last.value end as revised_target,
    case when last.value <> aim.value then last.adopted_on end as revised_on,
    false as summed
from chosen;

-- the sum of regional targets stands for their total (h): where the series adds up and each place has value and target, of one basis
create or replace table work.target_of as
select * from work.own_target
union all
select
    yearly.series,
    belongs.within as region,
    yearly.year,
    sum(own.target),
    any_value(own.basis),
    max(own.adopted_on),
    false,
    null,
    null,
    true
from work.yearly
join work.belongs using (region)
join framework.region as whole on whole.region = belongs.within and whole.kind in ('pilots', 'total')
join framework.series using (series)
left join work.own_target as own
    on own.series = yearly.series and own.region = yearly.region and own.year = yearly.year and not own.afterwards
where series.add_regions
and series.kind in ('count', 'stock', 'money')
and yearly.missing is distinct from 'z'
and not exists (
    select 1
    from work.own_target as direct
    where direct.series = yearly.series and direct.region = belongs.within and direct.year = yearly.year
)
group by yearly.series, belongs.within, yearly.year
having bool_and(yearly.value is not null and own.target is not null) and count(distinct own.basis) = 1;

