-- How many rows of a table hold a condition, and a keyed hash of all they say, in whatever order they stand.
-- /*table*/ is the table, /*said*/ its columns, /*which*/ the condition. Parameters: key, release.
select
    count(*) as rows,
    coalesce(bit_xor(md5_number(concat_ws(chr(31), $key, /*said*/))), 0)::varchar as hash
from /*table*/
where /*which*/ = $release
