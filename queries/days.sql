-- The days on which something became known or was held: a question as of any day between two of them has the same answer.
-- Grain: one row a day. Parameters: none.
select distinct day
from (
    select released_on as day from release
    union all
    select stated_by from record
    union all
    select held_on from meeting
) as known
where day is not null
order by day
