-- What the public record counts, without what is known of single operations and cases only.
-- Grain: one row a subject. Parameters: release.
select
    subject,
    name_en,
    name_es,
    unit,
    unit_en,
    unit_es,
    theme
from subject
where $release between first_release and coalesce(last_release, $release)
    and exists (
        select 1
        from record
        where record.subject = subject.subject
            and not record.single_event
            and $release between record.first_release and coalesce(record.last_release, $release)
    )
order by position
