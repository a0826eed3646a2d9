-- How many indicators of each place have which status in one year, over all objectives or for one.
-- Grain: one row a place, status word and reason. Parameters: release, year, objective ('all', a code, or 'national').
select
    region,
    objective,
    year,
    status,
    reason,
    indicators,
    of_indicators,
    key
from tally_in($release) as tally
where year = $year
    and objective = $objective
order by
    region,
    status,
    reason
