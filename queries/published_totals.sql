-- Totals of money that others have published about the Partnership, in the order of their days.
-- Grain: one row a statement. Unit: its currency. Parameters: release.
select
    published_total,
    stated_on,
    stated_*,
    qualifier,
    amount,
    currency,
    what_*,
    source_url,
    key
from published_total_in($release) as published_total
order by
    currency desc,
    published_total
