-- What each counting system published for the whole country and a calendar year, undivided, as it was known on a day.
-- Grain: one row a statement, later revised ones too (revised_by names the later one). Unit: that of the subject.
-- Parameters: release, known_on (null = whatever the release holds), subject ('' = any), first and last (year, null = any).
with later as (
    select
        revises,
        min(record) as record
    from record_in($release) as record
    where not single_event
        and revises is not null
        and ($known_on::date is null or stated_by <= $known_on::date)
    group by revises
)
select
    record.record,
    record.key,
    record.subject,
    record.counted_by,
    counter.name_en as counter_name_en,
    counter.name_es as counter_name_es,
    year(record.period_start) as year,
    record.unit,
    record.qualifier,
    record.value,
    record.stated_in,
    record.stated_year,
    record.stated_on,
    record.url,
    record.series,
    later.record as revised_by
from record_in($release) as record
join counter_in($release) as counter
    on counter.counter = record.counted_by
left join later
    on later.revises = record.record
where ($subject = '' or record.subject = $subject)
    and record.place_kind = 'country'
    and not record.single_event
    and record.same_as is null
    and coalesce(record.sex, record.age, record.exploitation, record.nationality, record.breakdown_rest) is null
    and record.period_start = make_date(year(record.period_start), 1, 1)
    and record.period_end = make_date(year(record.period_start), 12, 31)
    and ($known_on::date is null or record.stated_by <= $known_on::date)
    and ($first::integer is null or year(record.period_start) >= $first)
    and ($last::integer is null or year(record.period_start) <= $last)
order by
    record.counted_by,
    year,
    record.stated_by nulls first,
    record.record
