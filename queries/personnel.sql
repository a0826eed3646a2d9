-- Posts as institutions reported them, the newest half-year first.
-- Grain: one row a kind of post and region. Unit: posts. Parameters: release.
select
    personnel.institution,
    personnel.period,
    personnel.line,
    personnel.region,
    personnel.post_*,
    personnel.planned,
    personnel.filled,
    personnel.key
from personnel_in($release) as personnel
join region_in($release) as region using (region)
order by
    personnel.institution,
    personnel.post_*,
    region.position,
    personnel.period desc
