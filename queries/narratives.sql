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
from narrative_in($release) as narrative
join period_in($release) as period
    on period.period = narrative.period
where narrative.activity = $activity
order by
    period.starts desc,
    narrative.region,
    narrative.institution
