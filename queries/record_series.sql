-- The lines of the public record that can be drawn, with what is counted and who counted.
-- Grain: one row a line. Parameters: release.
select
    record_series.series,
    record_series.subject,
    subject.name_* as subject_name_*,
    subject.unit_*,
    record_series.counter,
    counter.name_* as counter_name_*,
    counter.system_*,
    record_series.unit,
    record_series.place,
    record_series.place_kind,
    record_series.region,
    record_series.name_*,
    record_series.short_*,
    record_series.theme,
    record_series.objective::varchar as objective,
    record_series.activities,
    record_series.note_*
from record_series_in($release) as record_series
join subject_in($release) as subject using (subject)
join counter_in($release) as counter using (counter)
order by record_series.position
