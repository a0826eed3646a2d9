-- The categories of each breakdown, and within which other one figures of child victims count it; null for most.
-- Grain: one row a category. Parameters: release.
select
    category.breakdown,
    category.category,
    category.position,
    category.name_*,
    merged.merged_into
from category_in($release) as category
left join merged_category_in($release) as merged
    on merged.breakdown = category.breakdown
    and merged.category = category.category
order by category.breakdown, category.position
