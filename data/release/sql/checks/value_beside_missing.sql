-- A figure must have a value or say why it has none, never both
select key
from figure
where (value is null) = (missing is null)
or (missing is not null and (numerator is not null or denominator is not null))
or missing not in ('c', 'x', 'z')
