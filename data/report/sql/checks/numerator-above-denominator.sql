-- n is larger than N.
select file, row, 'numerator' as "column", numerator as value, denominator as detail
from intake.line
where n > of_n
