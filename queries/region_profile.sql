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
from figure
join series
    on series.series = figure.series
    and $release between series.first_release and coalesce(series.last_release, $release)
join indicator
    on indicator.indicator = series.indicator
    and $release between indicator.first_release and coalesce(indicator.last_release, $release)
left join target
    on target.series = figure.series
    and target.region = figure.region
    and target.year = $year
    and $release between target.first_release and coalesce(target.last_release, $release)
left join baseline
    on baseline.series = figure.series
    and baseline.region = figure.region
    and baseline.year <= $year
    and $release between baseline.first_release and coalesce(baseline.last_release, $release)
left join status
    on status.series = figure.series
    and status.source = figure.source
    and status.region = figure.region
    and status.year = $year
    and $release between status.first_release and coalesce(status.last_release, $release)
where figure.region = $region
    and figure.period = $year::varchar
    and figure.breakdown = 'total'
    and $release between figure.first_release and coalesce(figure.last_release, $release)
    and (series.shown_source is null or figure.source = series.shown_source)
    and (len($objectives::varchar[]) = 0 or indicator.objective::varchar in (select unnest($objectives::varchar[])))
qualify row_number() over (partition by figure.key order by baseline.year desc) = 1
order by
    indicator.objective nulls last,
    indicator.activity nulls last,
    indicator.position,
    series.position,
    figure.source
