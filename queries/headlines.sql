-- The headline counts of a release; each is listed in full by the question of its name.
-- Grain: one row a count. Parameters: release.
select
    code,
    value,
    key
from headline_in($release) as headline
order by code
