-- How many rows a table of the ledger has, and a keyed hash of all they say. /*name*/ is the table, /*said*/ its columns. Parameter: key.
select
    '/*name*/' as name,
    count(*) as rows,
    coalesce(sha256(concat($key, string_agg(said, chr(30) order by said))), '') as hash
from (select concat_ws(chr(31), /*said*/) as said from ledger./*name*/) as row
