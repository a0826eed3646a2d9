-- One series in one year: the figure, target and status of places side by side.
-- Grain: one row a counting system and place. Unit: the series' own.
-- Parameters: release, series, source ('' = all sources side by side), regions (empty = all), year.
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
    status.status,
    status.reason,
    status.value as compared,
    status.key as status_key
from figure_in($release) as figure
join region_in($release) as region
    on region.region = figure.region
left join target_in($release) as target
    on target.series = figure.series
    and target.region = figure.region
    and target.year = $year
left join status_in($release) as status
    on status.series = figure.series
    and status.source = figure.source
    and status.region = figure.region
    and status.year = $year
where figure.series = $series
    and ($source = '' or figure.source = $source)
    and (len($regions::varchar[]) = 0 or figure.region in (select unnest($regions::varchar[])))
    and figure.period = $year::varchar
    and figure.breakdown = 'total'
order by
    figure.source,
    region.position
