-- The categories of listed breakdowns, without those that are merged into others; of a breakdown that adds up to its total one takes what no other claims (`rest`): unknown and not
-- broken down are one. Leaves work.victim_category.
create or replace table work.victim_category as
with listed as (
    select breakdown.breakdown, breakdown.partition
    from framework.breakdown
    where breakdown.breakdown in (select breakdown from framework.victim_table where breakdown <> 'total')
)
select
    listed.breakdown,
    category.category,
    listed.partition and category.category = case
        when (listed.breakdown, 'unknown') in (select (breakdown, category) from framework.category) then 'unknown'
        else 'not-broken-down'
    end as rest
from listed
join framework.category using (breakdown)
where (listed.breakdown, category.category) not in (select (breakdown, category) from framework.merged_category)
and (
    category.category <> 'not-broken-down'
    or listed.partition and (listed.breakdown, 'unknown') not in (select (breakdown, category) from framework.category)
);
