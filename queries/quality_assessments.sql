-- How the data of each indicator meet the five standards, and whether they should have been assessed again by the day of the release.
-- Grain: one row an indicator and standard. Parameters: release.
select
    indicator,
    standard,
    assessed_on,
    assessor_*,
    result,
    due_on,
    coalesce(due_on < (select released_on from release where release.release = $release limit 1), false) as overdue,
    note_*,
    key
from quality_assessment_in($release) as quality_assessment
order by
    indicator,
    list_position(['validity', 'integrity', 'precision', 'reliability', 'timeliness'], standard)
