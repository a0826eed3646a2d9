-- What an institution reports for a half-year. Grain: a figure (series x source x region x breakdown x category), in the order
-- of the workbook. Parameters are variables: institution, period. No rows before a region's consent, none of yearly series in a
-- half-year that does not close the year. `required` says whether it may stay empty: surveys come when they are made.
create or replace table intake.owed as
select
    series.series,
    duty.source,
    region.region,
    series_breakdown.breakdown,
    category.category,
    series.kind,
    series.indicator,
    breakdown.partition,
    series.frequency <> 'survey' and series_breakdown.required as required,
    period.year,
    row_number() over (
        order by
            indicator.position, series.position, duty.source, region.position,
            series_breakdown.breakdown <> 'total', series_breakdown.breakdown, category.position
    ) as place
from framework.duty
join framework.period on period.period = getvariable('period') and period.kind = 'half'
join framework.series on series.series = duty.series and series.computed is null
join framework.indicator on indicator.indicator = series.indicator
join framework.region
    on region.kind in ('pilot', 'consent', 'unattributed')
    and (region.kind <> 'consent' or region.consent_from is not null)
    and coalesce(region.consent_from, period.starts) <= period.ends
join framework.series_breakdown on series_breakdown.series = series.series
join framework.breakdown on breakdown.breakdown = series_breakdown.breakdown
join framework.category on category.breakdown = breakdown.breakdown and category.category <> 'not-broken-down'
where duty.institution = getvariable('institution')
and coalesce(duty.starts, '') <= period.period
and coalesce(duty.ends, '9999') >= period.period
and (
    series.frequency <> 'year'
    or not exists (
        select 1
        from framework.period as later
        where later.kind = 'half'
        and later.year = period.year
        and later.starts > period.starts
    )
)
