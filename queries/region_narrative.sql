-- What institutions wrote about one place, the newest first.
-- Grain: one row an activity, half-year and institution. Parameters: release, region,
-- objectives (empty = all), first and last year.
select
    narrative.activity,
    narrative.region,
    narrative.period,
    narrative.institution,
    narrative.text_en,
    narrative.text_es,
    narrative.cleared_by,
    narrative.cleared_on,
    narrative.key
from narrative
join activity
    on activity.activity = narrative.activity
    and $release between activity.first_release and coalesce(activity.last_release, $release)
join period
    on period.period = narrative.period
    and $release between period.first_release and coalesce(period.last_release, $release)
where narrative.region = $region
    and (len($objectives::varchar[]) = 0 or activity.objective::varchar in (select unnest($objectives::varchar[])))
    and year(period.starts) between $first and $last
    and $release between narrative.first_release and coalesce(narrative.last_release, $release)
order by
    period.starts desc,
    narrative.activity,
    narrative.institution
