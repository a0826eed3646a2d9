-- Two names of one count have different numbers, at the same place and for the same category. They are then two counts.
select
    one.file,
    one.row,
    one.part as "column",
    plain(one.count) as value,
    other.series || ': ' || plain(other.count) as detail
from intake.counted as one
join framework.same_cell as pair
    on pair.series = one.series
    and pair.part = one.part
join intake.counted as other
    on other.file = one.file
    and other.series = pair.same_series
    and other.part = pair.same_part
    and other.source = one.source
    and other.region = one.region
    and other.breakdown = one.breakdown
    and other.category = one.category
where one.count <> other.count
