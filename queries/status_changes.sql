-- The indicators whose status is another one than an earlier release said, each by the series that stands for it: of the newest rated year
-- of both releases, and of the earlier one's year where it is rated otherwise now. Those furthest from their target come first.
-- Grain: one row an indicator, place and year. Parameters: release, since (a release), newest, earlier (years), regions (empty = all).
with now as (
    select status.*
    from status_in($release) as status
    join series_in($release) as series using (series)
    join indicator_in($release) as indicator on indicator.headline_series = status.series
    where (series.shown_source is null or status.source = series.shown_source)
        and status.year in ($newest, $earlier)
        and (len($regions::varchar[]) = 0 or list_contains($regions::varchar[], status.region))
),

before as (
    select
        series,
        source,
        region,
        year,
        status,
        reason
    from status_in($since) as status
    where year = $earlier
)

select
    now.series,
    now.source,
    now.region,
    now.year,
    now.status,
    now.reason,
    now.value,
    now.target,
    now.key,
    before.year as year_before,
    before.status as status_before,
    before.reason as reason_before
from now
join before using (series, source, region)
where now.status <> before.status
order by
    list_position(['not-met', 'close', 'met', 'unrated', 'new'], now.status),
    now.year desc,
    now.key
