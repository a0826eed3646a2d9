-- Exactly what one headline counts.
-- Grain: one row a counted thing: the code of an indicator, activity or objective, or the key of a report or figure.
-- Parameters: release, code.
select
    item
from headline_item_in($release) as headline_item
where code = $code
order by item
