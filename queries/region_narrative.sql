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
from narrative_in($release) as narrative
join activity_in($release) as activity
    on activity.activity = narrative.activity
join period_in($release) as period
    on period.period = narrative.period
where narrative.region = $region
    and (len($objectives::varchar[]) = 0 or activity.objective::varchar in (select unnest($objectives::varchar[])))
    and year(period.starts) between $first and $last
order by
    period.starts desc,
    narrative.activity,
    narrative.institution
