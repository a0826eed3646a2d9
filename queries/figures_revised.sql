-- The figures revised since the release before, each with what it was and why it changed; protected figures are never among them.
-- Grain: one row a figure. Unit: the series' own. Parameters: release, most (rows at most).
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
    period.kind as period_kind,
    period.year,
    revision.was,
    revision.was_missing,
    revision.reason,
    revision.institution
from figure
join headline_item
    on headline_item.code = 'figures-revised'
    and headline_item.item = figure.key
    and $release between headline_item.first_release and coalesce(headline_item.last_release, $release)
join period
    on period.period = figure.period
    and $release between period.first_release and coalesce(period.last_release, $release)
join region
    on region.region = figure.region
    and $release between region.first_release and coalesce(region.last_release, $release)
left join revision
    on revision.series = figure.series
    and revision.source = figure.source
    and revision.region = figure.region
    and revision.period = figure.period
    and revision.breakdown = figure.breakdown
    and revision.category = figure.category
    and revision.release = $release
    and $release between revision.first_release and coalesce(revision.last_release, $release)
where $release between figure.first_release and coalesce(figure.last_release, $release)
order by
    figure.series,
    figure.source,
    region.position,
    figure.breakdown <> 'total',
    figure.breakdown,
    figure.category,
    period.kind = 'term',
    period.starts,
    period.ends,
    figure.key
limit $most
