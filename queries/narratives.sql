-- What institutions wrote about one activity, the newest first.
-- Grain: one row a place, half-year and institution. Parameters: release, activity.
select
    narrative.activity,
    narrative.region,
    narrative.period,
    year(period.starts)::integer as year,
    narrative.institution,
    narrative.text_en,
    narrative.text_es,
    narrative.cleared_by,
    narrative.cleared_on,
    narrative.key
from narrative
join period
    on period.period = narrative.period
    and $release between period.first_release and coalesce(period.last_release, $release)
where narrative.activity = $activity
    and $release between narrative.first_release and coalesce(narrative.last_release, $release)
order by
    period.starts desc,
    narrative.region,
    narrative.institution
