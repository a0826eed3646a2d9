-- Whether an activity has a target at a place in a year, and why it may have no status although it has one.
-- Grain: one row an activity and place. `aimed`: a series has a target; `confidential`: the figure of such a series is protected.
-- Parameters: release, year.
select
    indicator.activity,
    figure.region,
    bool_or(target.series is not null) as aimed,
    bool_or(target.series is not null and figure.missing is not distinct from 'c') as confidential
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
where figure.period = $year::varchar
    and figure.breakdown = 'total'
    and $release between figure.first_release and coalesce(figure.last_release, $release)
    and (series.shown_source is null or figure.source = series.shown_source)
    and indicator.activity is not null
group by
    indicator.activity,
    figure.region
order by
    indicator.activity,
    figure.region
