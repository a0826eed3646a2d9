-- The activities that have a target at a place in a year, and whether the figure of one of them is protected, so that none has a status.
-- Grain: one row an activity and place that has a target. Parameters: release, year.
with aimed as (
    select distinct
        indicator.activity,
        target.series,
        target.region,
        series.shown_source
    from target
    join series
        on series.series = target.series
        and $release between series.first_release and coalesce(series.last_release, $release)
    join indicator
        on indicator.indicator = series.indicator
        and $release between indicator.first_release and coalesce(indicator.last_release, $release)
    where target.year = $year
        and $release between target.first_release and coalesce(target.last_release, $release)
        and indicator.activity is not null
)
select
    aimed.activity,
    aimed.region,
    bool_or(figure.missing is not distinct from 'c') as confidential
from aimed
left join figure
    on figure.series = aimed.series
    and figure.region = aimed.region
    and figure.period = $year::varchar
    and figure.breakdown = 'total'
    and figure.missing = 'c'
    and (aimed.shown_source is null or figure.source = aimed.shown_source)
    and $release between figure.first_release and coalesce(figure.last_release, $release)
group by
    aimed.activity,
    aimed.region
order by
    aimed.activity,
    aimed.region
