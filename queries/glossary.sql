-- The terms used on the pages and what they mean.
-- Grain: one row a term. Parameters: release.
select
    term,
    position,
    term_*,
    meaning_*
from glossary_in($release) as glossary
order by position
