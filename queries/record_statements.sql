-- What others have published, as it was known on a day: the rows of a subject, of a drawable series or of a table of places.
-- Grain: one row a statement; single operations and cases are left out. Unit: that of the subject, or the currency.
-- A note was written later, with hindsight, so it is left out when a day is chosen.
-- Parameters: release, known_on (null = whatever the release holds, undated statements too), subject, series, shown_table
-- ('' = any), regions (empty = any), first and last (year, null = any; a statement without exact period is left out then).
with known as (
    select *
    from record
    where $release between first_release and coalesce(last_release, $release)
        and not single_event
        and ($known_on::date is null or stated_by <= $known_on::date)
)
select
    known.record,
    known.key,
    known.subject,
    subject.name_en as subject_name_en,
    subject.name_es as subject_name_es,
    subject.unit_en,
    subject.unit_es,
    known.unit,
    known.counted_by,
    counter.name_en as counter_name_en,
    counter.name_es as counter_name_es,
    known.place,
    known.place_kind,
    known.ubigeo,
    known.region,
    known.period_start,
    known.period_end,
    known.period_text,
    known.breakdown_text,
    known.qualifier,
    known.value,
    known.unit_text,
    known.stated_in,
    known.stated_year,
    known.stated_on,
    known.url,
    known.source_kind,
    case when $known_on::date is null then known.note end as note,
    known.same_as,
    known.revises,
    (select min(later.record) from known as later where later.revises = known.record) as revised_by,
    known.series,
    known."table" as shown_table
from known
join subject
    on subject.subject = known.subject
    and $release between subject.first_release and coalesce(subject.last_release, $release)
join counter
    on counter.counter = known.counted_by
    and $release between counter.first_release and coalesce(counter.last_release, $release)
where ($subject = '' or known.subject = $subject)
    and ($series = '' or known.series = $series)
    and ($shown_table = '' or known."table" = $shown_table)
    and (len($regions::varchar[]) = 0 or known.region in (select unnest($regions::varchar[])))
    and ($first::integer is null or year(known.period_end) >= $first)
    and ($last::integer is null or year(known.period_start) <= $last)
order by
    counter.name_en,
    known.place_kind = 'country' desc,
    known.place,
    known.period_start nulls last,
    known.period_end,
    known.breakdown_text nulls first,
    known.stated_by nulls first,
    known.record
