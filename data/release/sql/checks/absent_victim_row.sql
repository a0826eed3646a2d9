-- No row about child victims may be absent: what is withheld is c, and a missing row would tell
with row as (
    select
        release.release,
        figure.series,
        figure.source,
        figure.breakdown,
        period.kind as period_kind,
        figure.breakdown = 'total' or region.kind = 'total' as whole,
        figure.region,
        figure.period,
        figure.category
    from release
    join figure on release.release between figure.first_release and coalesce(figure.last_release, release.release)
    join series_breakdown
        on series_breakdown.series = figure.series
        and series_breakdown.breakdown = figure.breakdown
        and series_breakdown.last_release is null
        and series_breakdown.tier = 'victim'
    join period on period.period = figure.period and period.last_release is null
    join region on region.region = figure.region and region.last_release is null
    where release.last_release is null
)
select concat_ws('/', release::varchar, series, source, breakdown, period_kind)
from row
group by release, series, source, breakdown, period_kind, whole
having count(*) <> count(distinct region) * count(distinct period) * count(distinct category)
