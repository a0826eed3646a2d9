-- What the released file says of itself: kind of ledger, schema, latest release.
-- Grain: one row a key. Parameters: none.
select
    key,
    value
from about
order by key
