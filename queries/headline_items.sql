-- Exactly what one headline counts.
-- Grain: one row a counted thing: the code of an indicator, activity or objective, or the key of a report or figure.
-- Parameters: release, code.
select
    item
from headline_item
where code = $code
    and $release between first_release and coalesce(last_release, $release)
order by item
