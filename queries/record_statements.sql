-- What others have published, as it was known on a day: the rows of a subject, of a line that can be drawn,
-- or of a table of places with the national total that was published beside it.
-- Grain: one row a statement; single operations and cases are left out. Unit: that of the subject, or the currency.
-- year is that of a national total: for the whole country and a calendar year, undivided, and not said before.
-- revised_by is a known later statement of the same count. A note was written with hindsight: it is left out when a day is chosen.
-- Parameters: release, known_on (null = whatever the release holds, undated statements too), subject, record (a line, or one statement)
-- and table ('' = any), regions (empty = any), totals (national totals alone), first and last (year, null = any; a statement without
-- exact period is left out then).
with later as (
    select
        revises,
        min(record) as record
    from record_in($release) as record
    where not single_event
        and revises is not null
        and ($known_on::date is null or stated_by <= $known_on::date)
    group by revises
),
national as (
    select
        record,
        year(period_start)::integer as year
    from record_in($release) as record
    where place_kind = 'country'
        and same_as is null
        and coalesce(sex, age, exploitation, nationality, breakdown_rest) is null
        and period_start = make_date(year(period_start), 1, 1)
        and period_end = make_date(year(period_start), 12, 31)
)
select
    record.record,
    record.key,
    record.subject,
    subject.name_* as subject_name_*,
    subject.unit_*,
    record.unit,
    record.counted_by,
    counter.name_* as counter_name_*,
    record.place,
    record.place_kind,
    record.area_code,
    record.region,
    record.period_start,
    record.period_end,
    record.period_text,
    national.year,
    record.sex,
    record.age,
    record.exploitation,
    record.nationality,
    record.breakdown_rest,
    record.breakdown_text,
    record.qualifier,
    record.value,
    record.unit_text,
    record.stated_in,
    record.stated_year,
    record.stated_on,
    record.url,
    record.source_kind,
    case when $known_on::date is null then record.note end as note,
    record.same_as,
    record.revises,
    later.record as revised_by,
    record.series,
    record."table" as shown_table
from record_in($release) as record
join subject_in($release) as subject using (subject)
join counter_in($release) as counter
    on counter.counter = record.counted_by
left join later
    on later.revises = record.record
left join national
    on national.record = record.record
where not record.single_event
    and ($known_on::date is null or record.stated_by <= $known_on::date)
    and ($subject = '' or record.subject = $subject)
    and ($record = '' or record.series = $record or record.record = $record)
    and (
        $table = ''
        or record."table" = $table
        or record.record in (select total_record from record_table where record_table."table" = $table)
    )
    and (len($regions::varchar[]) = 0 or record.region in (select unnest($regions::varchar[])))
    and (not $totals or national.year is not null)
    and ($first::integer is null or year(record.period_end) >= $first)
    and ($last::integer is null or year(record.period_start) <= $last)
order by
    counter.name_*,
    record.place_kind = 'country' desc,
    record.place,
    record.period_start nulls last,
    record.period_end,
    record.breakdown_text nulls first,
    record.stated_by nulls first,
    record.record
