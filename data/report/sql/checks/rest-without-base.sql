-- What the parts of a partition of a percentage leave over has a larger n than N: as many cases with as there are without are missing.
with wide as (
    select
        file,
        row,
        breakdown,
        max(total - sum) filter (where what = 'n') over part as rest_n,
        max(total - sum) filter (where what = 'N') over part as rest_of_n
    from intake.partition_sum
    window part as (partition by file, row, breakdown)
)
select distinct file, row, breakdown as "column", plain(rest_n) as value, plain(rest_of_n) as detail
from wide
where rest_n > rest_of_n
and rest_of_n >= 0
