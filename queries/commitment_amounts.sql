-- The amounts of money the instrument names, with the clause of the commitment they belong to.
-- Grain: one row a commitment. Unit: its currency. Parameters: release.
select
    commitment,
    clause,
    name_*,
    amount,
    currency,
    'commitment/' || commitment as key
from commitment_in($release) as commitment
where amount is not null
order by commitment
