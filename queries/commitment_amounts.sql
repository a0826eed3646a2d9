-- The amounts of money the instrument names, with the clause of the commitment they belong to.
-- Grain: one row a commitment. Unit: its currency. Parameters: release.
select
    commitment,
    clause,
    name_en,
    name_es,
    amount,
    currency,
    'commitment/' || commitment as key
from commitment
where amount is not null
    and $release between first_release and coalesce(last_release, $release)
order by commitment
