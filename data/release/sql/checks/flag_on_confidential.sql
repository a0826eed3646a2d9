-- A confidential figure must carry no flag
select key
from figure
where missing = 'c'
and flags <> ''
