-- A percentage comes as n and N, so that it can be recomputed for sums of regions and periods.
select file, row, case when value is not null then 'value' when numerator is null then 'numerator' else 'denominator' end as "column",
    value, series as detail
from intake.line
where kind = 'percentage'
and has_number
and (value is not null or numerator is null or denominator is null)
