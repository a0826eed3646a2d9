-- The lines of the public record that can be drawn, with what is counted and who counted.
-- Grain: one row a line. Parameters: release.
select
    record_series.series,
    record_series.subject,
    subject.name_en as subject_name_en,
    subject.name_es as subject_name_es,
    subject.unit_en,
    subject.unit_es,
    record_series.counter,
    counter.name_en as counter_name_en,
    counter.name_es as counter_name_es,
    counter.system_en,
    counter.system_es,
    record_series.unit,
    record_series.place,
    record_series.place_kind,
    record_series.region,
    record_series.name_en,
    record_series.name_es,
    record_series.short_en,
    record_series.short_es,
    record_series.theme,
    record_series.objective::varchar as objective,
    record_series.activities,
    record_series.note_en,
    record_series.note_es
from record_series_in($release) as record_series
join subject_in($release) as subject using (subject)
join counter_in($release) as counter using (counter)
order by record_series.position
