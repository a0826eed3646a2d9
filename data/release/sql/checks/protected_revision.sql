-- A revision must not speak of a confidential figure
select revision.key
from revision
join figure
    on figure.series = revision.series
    and figure.source = revision.source
    and figure.region = revision.region
    and figure.period = revision.period
    and figure.breakdown = revision.breakdown
    and figure.category = revision.category
where figure.missing = 'c'
and revision.release between figure.first_release and coalesce(figure.last_release, revision.release) + 1
