-- The series of the indicators, with the activity and objective they belong to.
-- Grain: one row a series. Parameters: release.
select
    series.series,
    series.indicator,
    indicator.activity,
    indicator.objective::varchar as objective,
    series.position,
    series.name_en,
    series.name_es,
    series.short_en,
    series.short_es,
    series.unit_en,
    series.unit_es,
    series.kind,
    series.currency,
    series.direction,
    series.tier,
    series.add_regions,
    series.add_periods,
    series.add_sources,
    series.frequency,
    series.computed,
    series.threshold,
    series.shown_source,
    series.note_en,
    series.note_es
from series_in($release) as series
join indicator_in($release) as indicator
    on indicator.indicator = series.indicator
order by
    indicator.objective nulls last,
    indicator.activity nulls last,
    indicator.position,
    series.position
