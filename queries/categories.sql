-- The categories of each breakdown, and the small ones that figures of child victims count within one of them.
-- Grain: one row a category. Parameters: release.
select
    category.breakdown,
    category.category,
    category.position,
    category.name_en,
    category.name_es,
    string_agg(held.name_en, ', ' order by held.position) as holds_en,
    string_agg(held.name_es, ', ' order by held.position) as holds_es
from category_in($release) as category
left join merged_category_in($release) as merged
    on merged.breakdown = category.breakdown
    and merged.merged_into = category.category
left join category_in($release) as held
    on held.breakdown = merged.breakdown
    and held.category = merged.category
group by all
order by category.breakdown, category.position
