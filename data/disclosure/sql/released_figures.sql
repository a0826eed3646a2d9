-- The figures about child victims of a release, part by part, as somebody who has nothing but the released file sees them.
-- Grain: a part of a figure of a year or of the whole term. Parameters: release.
with figures as (
    select figure.*, series.kind
    from figure_in($release) as figure
    join series_in($release) as series using (series)
    join period_in($release) as period using (period)
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
