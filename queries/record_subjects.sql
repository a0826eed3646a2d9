-- What the public record counts, without what is known of single operations and cases only.
-- Grain: one row a subject. Parameters: release.
select
    subject,
    name_*,
    unit,
    unit_*,
    theme
from subject_in($release) as subject
where exists (
        select 1
        from record_in($release) as record
        where record.subject = subject.subject
            and not record.single_event
    )
order by position
