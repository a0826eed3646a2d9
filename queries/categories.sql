-- The categories of each breakdown.
-- Grain: one row a category. Parameters: release.
select
    breakdown,
    category,
    position,
    name_en,
    name_es
from category_in($release) as category
order by breakdown, position
