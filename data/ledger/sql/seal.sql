-- How many rows of a released table began in a release, and a hash of all they say, in whatever order they stand.
-- /*table*/ is the table, /*said*/ its columns.
select
    count(*) as rows,
    coalesce(bit_xor(md5_number_lower(concat_ws('|', /*said*/))), 0)::varchar as hash
from ledger.released./*table*/
where first_release = $release
