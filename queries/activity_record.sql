-- The series of the public record that are about one activity.
-- Grain: one row a series of the public record. Parameters: release, activity.
select
    series,
    name_*,
    note_*
from record_series_in($release) as record_series
where list_contains(string_split(activities, ';'), $activity)
order by position
