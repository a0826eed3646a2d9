-- Of a table how many rows began with a release and how many ended with it, each with a keyed hash of all they say, in whatever order they
-- stand. /*name*/ is what it is called, /*table*/ where it lies, /*said*/ its columns, /*begun*/ and /*ended*/ the releases of a row.
-- Parameters: key, release.
select
    '/*name*/' as name,
    count(*) filter (where /*begun*/ = $release) as rows,
    coalesce(bit_xor(md5_number(concat_ws(chr(31), $key, /*said*/))) filter (where /*begun*/ = $release), 0)::varchar as hash,
    count(*) filter (where /*ended*/ + 1 = $release) as ended,
    coalesce(bit_xor(md5_number(concat_ws(chr(31), $key, /*said*/, /*begun*/))) filter (where /*ended*/ + 1 = $release), 0)::varchar as ended_hash
from /*table*/
where /*begun*/ = $release
or /*ended*/ + 1 = $release
