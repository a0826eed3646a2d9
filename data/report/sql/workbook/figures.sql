-- The rows of sheet Figures with their names and the target of the year, the one adopted last. Grain: a figure owed, in order.
select
    owed.series,
    owed.source,
    owed.region,
    owed.breakdown,
    owed.category,
    owed.kind,
    owed.partition,
    activity.activity,
    activity.name_* as activity_name_*,
    series.name_* as series_name_*,
    series.unit_*,
    source.name_* as source_name_*,
    region.name_* as region_name_*,
    breakdown.name_* as breakdown_name_*,
    category.name_* as category_name_*,
    case when owed.breakdown = 'total' then target.value end as target
from intake.owed as owed
join framework.series using (series)
join framework.indicator on indicator.indicator = owed.indicator
left join framework.activity on activity.activity = indicator.activity
left join framework.source on source.source = owed.source
join framework.region on region.region = owed.region
join framework.breakdown on breakdown.breakdown = owed.breakdown
join framework.category on category.breakdown = owed.breakdown and category.category = owed.category
left join (
    select series, region, year, arg_max(value, adopted_on) as value
    from framework.target
    group by series, region, year
) as target on target.series = owed.series and target.region = owed.region and target.year = owed.year
order by owed.place
