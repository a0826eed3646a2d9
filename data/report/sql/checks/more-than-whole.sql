-- A measure that is a part of another one has more than it, at the same place and for the same category. The pair is then not used
-- by the protection of child victims.
select
    part.file,
    part.row,
    'value' as "column",
    plain(part.number) as value,
    whole.series || ': ' || plain(whole.number) as detail
from intake.line as part
join framework.nested as pair on pair.part_series = part.series
join intake.line as whole
    on whole.file = part.file
    and whole.series = pair.whole_series
    and whole.source = part.source
    and whole.region = part.region
    and whole.breakdown = part.breakdown
    and whole.category = part.category
where part.number > whole.number
