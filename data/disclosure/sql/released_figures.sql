-- The figures about child victims of the newest release, part by part, as somebody who has nothing but the released file sees them.
-- Grain: a part of a figure of a year or of the whole term. Parameters: none.
with newest as (select max(release) as release from release),
figures as (
    select figure.*, series.kind
    from figure
    join newest on newest.release between figure.first_release and coalesce(figure.last_release, newest.release)
    join series
        on series.series = figure.series
        and newest.release between series.first_release and coalesce(series.last_release, newest.release)
    join period
        on period.period = figure.period
        and newest.release between period.first_release and coalesce(period.last_release, newest.release)
    where series.tier = 'victim'
    and period.kind <> 'half'
),
parts as (
    select *, 'value' as part, value::bigint as count from figures where kind <> 'percentage'
    union all
    select *, 'n', numerator from figures where kind = 'percentage'
    union all
    select *, 'N', denominator from figures where kind = 'percentage'
)
select
    series,
    source,
    region,
    period,
    breakdown,
    category,
    part,
    count,
    coalesce(missing, '') as missing
from parts
order by all
