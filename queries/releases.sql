-- All releases of the file, the oldest first.
-- Grain: one row a release. Parameters: none.
select
    release,
    released_on,
    note_*,
    reports_in,
    reports_due
from release
order by release
