-- The parts of a partition add up to more than the total. The total is never replaced: the report goes back.
select file, row, breakdown as "column", plain(sum) as value, plain(total) as detail
from intake.partition_sum
where sum > total
