-- The series of the indicators, with the activity and objective they belong to.
-- Grain: one row a series. Parameters: release.
select
    series.*,
    indicator.activity,
    indicator.objective::varchar as objective
from series_in($release) as series
join indicator_in($release) as indicator using (indicator)
order by
    indicator.objective nulls last,
    indicator.activity nulls last,
    indicator.position,
    series.position
