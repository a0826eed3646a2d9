-- The rows of sheet Narrative: the activities of the series owed, in each region owed. Grain: an activity and a region, in order.
select distinct
    activity.activity,
    activity.name_en as activity_name_en,
    activity.name_es as activity_name_es,
    region.region,
    region.name_en as region_name_en,
    region.name_es as region_name_es,
    activity.objective,
    activity.position,
    region.position as place
from intake.owed as owed
join framework.indicator using (indicator)
join framework.activity on activity.activity = indicator.activity
join framework.region on region.region = owed.region
order by activity.objective, activity.position, place
