-- Half-years, calendar years and the term; closed when every report due for it is agreed.
-- Grain: one row a period. Parameters: release.
select
    period,
    kind,
    year,
    starts,
    ends,
    parent,
    closed,
    halves,
    halves_in
from period_in($release) as period
order by starts, ends desc
