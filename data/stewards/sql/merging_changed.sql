-- Categories of child victims that are merged otherwise than when their first counts were frozen. Grain: a category.
with before as (
    select breakdown, category, merged_into
    from ledger.released.merged_category
    where last_release is null
)
select breakdown, category
from (
    (from before except select breakdown, category, merged_into from framework.merged_category)
    union
    (select breakdown, category, merged_into from framework.merged_category except from before)
)
where breakdown in (select breakdown from ledger.victim_leaf)
group by all
order by all
