-- The institution did not take part yet, or any more, in that half-year.
select
    file,
    row,
    'institution' as "column",
    institution as value,
    concat(coalesce(strftime(valid_from, '%Y-%m-%d'), '…'), ' – ', coalesce(strftime(valid_to, '%Y-%m-%d'), '…')) as detail
from intake.line
where ends < valid_from
or starts > valid_to
