-- What each counting system published for the whole country and a calendar year, undivided, as it was known on a day.
-- Grain: one row a statement, later revised ones too (revised_by names the later one). Unit: that of the subject.
-- Parameters: release, known_on (null = whatever the release holds), subject, first and last (year, null = any).
with known as (
    select *
    from record
    where subject = $subject
        and place_kind = 'country'
        and not single_event
        and same_as is null
        and coalesce(sex, age, exploitation, nationality, breakdown_rest) is null
        and period_start = make_date(year(period_start), 1, 1)
        and period_end = make_date(year(period_start), 12, 31)
        and ($first::integer is null or year(period_start) >= $first)
        and ($last::integer is null or year(period_start) <= $last)
        and ($known_on::date is null or stated_by <= $known_on::date)
        and $release between first_release and coalesce(last_release, $release)
)
select
    known.record,
    known.key,
    known.subject,
    known.counted_by,
    counter.name_en as counter_name_en,
    counter.name_es as counter_name_es,
    year(known.period_start) as year,
    known.unit,
    known.qualifier,
    known.value,
    known.stated_in,
    known.stated_year,
    known.stated_on,
    known.url,
    known.series,
    (select min(later.record) from known as later where later.revises = known.record) as revised_by
from known
join counter
    on counter.counter = known.counted_by
    and $release between counter.first_release and coalesce(counter.last_release, $release)
order by
    known.counted_by,
    year,
    known.stated_by nulls first
