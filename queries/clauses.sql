-- The clauses of the instrument and the page each has its place on.
-- Grain: one row a clause. Parameters: release.
select
    clause,
    parent,
    position,
    heading_*,
    summary_*,
    page
from clause_in($release) as clause
order by position
