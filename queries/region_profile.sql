-- Every series in one place: baseline, target, figure and status of one year.
-- Grain: one row a series and counting system. Unit: the series' own. Parameters: release, region, year,
-- objectives (empty = all, and series that belong to none).
select
    figure.series,
    figure.source,
    figure.region,
    figure.period,
    figure.breakdown,
    figure.category,
    figure.value,
    figure.numerator,
    figure.denominator,
    figure.missing,
    figure.flags,
    figure.key,
    target.year as target_year,
    target.value as target_value,
    target.basis as target_basis,
    target.late as target_late,
    target.key as target_key,
    baseline.year as baseline_year,
    baseline.value as baseline_value,
    baseline.key as baseline_key,
    status.status,
    status.reason,
    status.value as compared,
    status.key as status_key
from figure_in($release) as figure
join series_in($release) as series
    on series.series = figure.series
join indicator_in($release) as indicator
    on indicator.indicator = series.indicator
left join target_in($release) as target
    on target.series = figure.series
    and target.region = figure.region
    and target.year = $year
left join baseline_in($release) as baseline
    on baseline.series = figure.series
    and baseline.region = figure.region
    and baseline.year <= $year
left join status_in($release) as status
    on status.series = figure.series
    and status.source = figure.source
    and status.region = figure.region
    and status.year = $year
where figure.region = $region
    and figure.period = $year::varchar
    and figure.breakdown = 'total'
    and (series.shown_source is null or figure.source = series.shown_source)
    and (len($objectives::varchar[]) = 0 or indicator.objective::varchar in (select unnest($objectives::varchar[])))
qualify row_number() over (partition by figure.key order by baseline.year desc) = 1
order by
    indicator.objective nulls last,
    indicator.activity nulls last,
    indicator.position,
    series.position,
    figure.source
