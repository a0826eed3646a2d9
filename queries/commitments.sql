-- What the participants committed themselves to, by the day it falls due; those without a day last.
-- Grain: one row a commitment. Parameters: release.
select
    commitment.*,
    'commitment/' || commitment as key,
    case
        when commitment.state in ('open', 'not-known') and commitment.due_on < release.released_on then release.released_on - commitment.due_on
    end::integer as days_past
from commitment_in($release) as commitment
join release_in($release) as release on release.release = $release
order by
    commitment.due_on nulls last,
    try_cast(substr(commitment, 2) as integer)
