-- How many rows of a table began in a release, and a hash of all they say, in whatever order they stand.
-- /*table*/ is the table, /*said*/ its columns, /*begun*/ the one that says in which release a row began.
select
    count(*) as rows,
    coalesce(bit_xor(md5_number_lower(concat_ws('|', /*said*/))), 0)::varchar as hash
from /*table*/
where /*begun*/ = $release
