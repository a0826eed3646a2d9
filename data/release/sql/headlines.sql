-- Headline counts with exactly what each of them counts. Leaves snapshot.completeness, snapshot.headline_item and
-- snapshot.headline.

create or replace table snapshot.completeness as
select
    any_value(cells.activity) as activity,
    computed.region,
    year.year,
    any_value(computed.numerator)::integer as delivered,
    any_value(computed.denominator)::integer as required
from work.computed
join work.data_set as cells using (series)
join framework.period as year on year.period = computed.period and year.kind = 'year'
group by computed.series, computed.region, year.year;

-- the other activities name no data set: of what is due each half-year for their series, how much came in
insert into snapshot.completeness
select
    indicator.activity,
    belongs.within,
    half.year,
    count(*) filter (where total.missing is null)::integer,
    count(*)::integer
from work.total
join work.belongs using (region)
join work.half using (half)
join framework.series using (series)
join framework.indicator using (indicator)
where total.missing is distinct from 'z'
and indicator.activity not in (select activity from work.data_set)
group by indicator.activity, belongs.within, half.year;

create or replace table snapshot.headline_item as
with latest as (
    select period, ends
    from framework.period
    where period = (select last_period from framework.release where release = getvariable('release'))
)
select 'objectives' as code, objective::varchar as item from framework.objective
union all
select 'activities', activity from framework.activity
union all
select 'indicators', indicator from work.counted
union all
select 'series', series from framework.series
union all
-- indicators that could have a target (direction up or down) and have none in any year or region
select distinct 'no-target', series.indicator
from framework.series
where series.direction in ('up', 'down')
and series.indicator in (select indicator from work.counted)
and series.indicator not in (
    select series.indicator from snapshot.target join framework.series using (series)
)
union all
-- indicators without any baseline
select 'no-baseline', indicator
from work.counted
where indicator not in (
    select series.indicator from snapshot.baseline join framework.series using (series)
)
union all
-- indicators for which no figure came in; a confidential figure came in
select 'no-data', indicator
from work.counted
where indicator not in (
    select series.indicator
    from snapshot.figure
    join framework.series using (series)
    where figure.missing is null or figure.missing = 'c'
)
union all
select 'reports-due', 'report/' || institution || '/' || period from snapshot.report where state <> 'not-due'
union all
select 'reports-agreed', 'report/' || institution || '/' || period from snapshot.report where state = 'agreed'
union all
select 'reports-in-progress', 'report/' || institution || '/' || period
from snapshot.report
where state in ('received', 'verified', 'returned')
union all
select 'reports-missing', 'report/' || institution || '/' || period from snapshot.report where state = 'missing'
union all
select 'reports-late', 'report/' || institution || '/' || period from snapshot.report where late and state <> 'missing'
union all
select 'reports-returned', 'report/' || institution || '/' || period from snapshot.report where state = 'returned'
union all
-- of the newest year that is rated: what asks for an explanation, and what has none
select 'explanations-due', 'explanation/' || indicator || '/' || region || '/' || year
from snapshot.explanation
where year = (select max(year) from snapshot.explanation)
union all
select 'explanations-missing', 'explanation/' || indicator || '/' || region || '/' || year
from snapshot.explanation
where year = (select max(year) from snapshot.explanation)
and not explained
union all
-- yearly totals of the places, each counted once: no roll-up, no series that shows another's figures, the counting system that is shown
select
    'figures-' || revision.kind,
    concat_ws('/', 'figure', revision.series, revision.source, revision.region, revision.period, revision.breakdown, revision.category)
from snapshot.revision
join framework.period on period.period = revision.period and period.kind = 'year'
join snapshot.series on series.series = revision.series and coalesce(series.shown_source, revision.source) = revision.source
where revision.release = getvariable('release')
and revision.breakdown = 'total'
and revision.region in (select region from work.leaf)
and series.computed is null;

create or replace table snapshot.headline as
select code.code, count(item.item)::integer as value
from (
    values
        ('objectives'), ('activities'), ('indicators'), ('series'), ('no-target'), ('no-baseline'), ('no-data'),
        ('reports-due'), ('reports-agreed'), ('reports-in-progress'), ('reports-missing'), ('reports-late'), ('reports-returned'), ('figures-revised'),
        ('figures-completed'), ('explanations-due'), ('explanations-missing')
) as code(code)
left join snapshot.headline_item as item using (code)
group by code.code;
