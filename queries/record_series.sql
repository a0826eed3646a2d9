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
from record_series
join subject
    on subject.subject = record_series.subject
    and $release between subject.first_release and coalesce(subject.last_release, $release)
join counter
    on counter.counter = record_series.counter
    and $release between counter.first_release and coalesce(counter.last_release, $release)
where $release between record_series.first_release and coalesce(record_series.last_release, $release)
order by record_series.position
