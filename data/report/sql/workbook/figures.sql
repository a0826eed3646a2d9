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
    activity.name_en as activity_name_en,
    activity.name_es as activity_name_es,
    series.name_en as series_name_en,
    series.name_es as series_name_es,
    series.unit_en,
    series.unit_es,
    source.name_en as source_name_en,
    source.name_es as source_name_es,
    region.name_en as region_name_en,
    region.name_es as region_name_es,
    breakdown.name_en as breakdown_name_en,
    breakdown.name_es as breakdown_name_es,
    category.name_en as category_name_en,
    category.name_es as category_name_es,
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
