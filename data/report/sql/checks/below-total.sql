-- The parts of a partition add up to less than the total; the rest is released as not broken down. Of a percentage N says so.
select file, row, breakdown as "column", plain(sum) as value, plain(total) as detail
from intake.partition_sum
where sum < total
and what <> 'n'
