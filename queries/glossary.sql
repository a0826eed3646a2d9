-- The terms used on the pages and what they mean.
-- Grain: one row a term. Parameters: release.
select
    term,
    position,
    term_en,
    term_es,
    meaning_en,
    meaning_es
from glossary
where $release between first_release and coalesce(last_release, $release)
order by position
