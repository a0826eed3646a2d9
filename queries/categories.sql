-- The categories of each breakdown.
-- Grain: one row a category. Parameters: release.
select
    breakdown,
    category,
    position,
    name_en,
    name_es
from category
where $release between first_release and coalesce(last_release, $release)
order by breakdown, position
