-- A missing value is marked by something else than x or z; c is for the release alone to set.
select file, row, 'missing' as "column", missing as value, null as detail
from intake.line
where missing not in ('x', 'z')
