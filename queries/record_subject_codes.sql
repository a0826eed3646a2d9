-- The codes of what the public record counts.
-- Grain: one row a subject. Parameters: none.
select distinct
    subject
from subject
order by subject
