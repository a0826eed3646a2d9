-- What the participants committed themselves to, by the day it falls due; those without a day last.
-- Grain: one row a commitment. Parameters: release.
select
    commitment.*,
    'commitment/' || commitment as key
from commitment_in($release) as commitment
order by
    commitment.due_on nulls last,
    try_cast(substr(commitment, 2) as integer)
