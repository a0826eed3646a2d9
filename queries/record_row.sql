-- One statement of the public record by its code, when it was known on the day.
-- Grain: one row or none. Parameters: release, known_on (null = whatever the release holds), record.
select
    record,
    key,
    subject,
    unit,
    counted_by,
    place,
    period_start,
    period_end,
    period_text,
    qualifier,
    value,
    stated_in,
    stated_year,
    stated_on,
    url,
    source_kind,
    case when $known_on::date is null then note end as note
from record
where record = $record
    and not single_event
    and ($known_on::date is null or stated_by <= $known_on::date)
    and $release between first_release and coalesce(last_release, $release)
