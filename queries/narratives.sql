-- What institutions wrote, cleared for release, about an activity or a place, the newest first.
-- Grain: one row an activity, place, half-year and institution.
-- Parameters: release, activity and region ('' = any), objectives (empty = all), first and last (year, null = any).
select
    narrative.*,
    year(period.starts)::integer as year
from narrative_in($release) as narrative
join activity_in($release) as activity using (activity)
join period_in($release) as period using (period)
where ($activity = '' or narrative.activity = $activity)
    and ($region = '' or narrative.region = $region)
    and (len($objectives::varchar[]) = 0 or list_contains($objectives::varchar[], activity.objective::varchar))
    and ($first::integer is null or year(period.starts) >= $first)
    and ($last::integer is null or year(period.starts) <= $last)
order by
    period.starts desc,
    narrative.activity,
    narrative.region,
    narrative.institution
