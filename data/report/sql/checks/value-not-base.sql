-- Only a percentage has n and N.
select file, row, case when numerator is not null then 'numerator' else 'denominator' end as "column",
    coalesce(numerator, denominator) as value, series as detail
from intake.line
where kind <> 'percentage'
and (numerator is not null or denominator is not null)
