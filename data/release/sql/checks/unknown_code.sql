-- Every code of a figure must be in its dimension
select 'figure: ' || code.kind || ' ' || code.code
from (
    select distinct 'series' as kind, series as code from figure where series not in (select series from series)
    union all
    select distinct 'source', source from figure where source not in (select source from source)
    union all
    select distinct 'region', region from figure where region not in (select region from region)
    union all
    select distinct 'period', period from figure where period not in (select period from period)
    union all
    select distinct 'category', breakdown || '/' || category
    from figure
    where (breakdown, category) not in (select (breakdown, category) from category)
) as code
