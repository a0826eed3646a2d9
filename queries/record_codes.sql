-- The codes that name something of the public record in a link: drawable series, and single statements.
-- Grain: one row a code. Statements of single operations and cases have none. Parameters: none.
select
    series as code
from record_series
union
select
    record as code
from record
where not single_event
order by code
