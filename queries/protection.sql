-- How many rows about child victims the release lists and shows, by kind of table, and how many frozen totals a later report corrected.
-- Grain: one row a kind of table. Parameters: release.
select
    table_kind,
    listed,
    shown,
    share,
    key
from protection_in($release) as protection
order by table_kind
