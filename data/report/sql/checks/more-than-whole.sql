-- Counts that together are a part of another one are more than it, at the same place and for the same category. They are then not used as
-- part and whole by the protection of child victims, at this place and time.
with parts as (
    select
        part.file,
        min(part.row) as row,
        arg_min(part.part, part.row) as "column",
        sum(part.count) as count,
        nested.whole_series,
        nested.whole_part,
        part.source,
        part.region,
        part.breakdown,
        part.category
    from intake.counted as part
    join framework.nested
        on nested.part_series = part.series
        and nested.part = part.part
    group by
        part.file,
        nested.together,
        nested.whole_series,
        nested.whole_part,
        part.source,
        part.region,
        part.breakdown,
        part.category
)
select
    parts.file,
    parts.row,
    parts."column",
    plain(parts.count) as value,
    whole.series || ': ' || plain(whole.count) as detail
from parts
join intake.counted as whole
    on whole.file = parts.file
    and whole.series = parts.whole_series
    and whole.part = parts.whole_part
    and whole.source = parts.source
    and whole.region = parts.region
    and whole.breakdown = parts.breakdown
    and whole.category = parts.category
where parts.count > whole.count
