-- The rows of sheet Narrative: the activities of the series owed, in each region owed. Grain: an activity and a region, in order.
select distinct
    activity.activity,
    activity.name_* as activity_name_*,
    region.region,
    region.name_* as region_name_*,
    activity.objective,
    activity.position,
    region.position as place
from intake.owed as owed
join framework.indicator using (indicator)
join framework.activity on activity.activity = indicator.activity
join framework.region on region.region = owed.region
order by activity.objective, activity.position, place
