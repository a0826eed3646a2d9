-- The figures of one series as observations: all that a release knows, or with them all that releases before it said.
-- Grain: one row a source, place, period and category; with history one for each state that a figure had. Unit: the series' own.
-- Parameters: release, history (whether states of before are among them), series, sources, regions, breakdowns, categories (empty = all),
-- term (whether figures of the whole term are asked for, else those of years and half-years), starts and ends (days, null = any).
select
    figure.series,
    figure.source,
    figure.region,
    figure.breakdown,
    figure.category,
    figure.period,
    period.starts,
    period.ends,
    figure.value,
    figure.numerator,
    figure.denominator,
    figure.missing,
    figure.flags,
    figure.first_release,
    first.released_on as valid_from,
    followed.released_on as valid_to
from figure
join period_in($release) as period using (period)
join release_in($release) as first on first.release = figure.first_release
left join release_in($release) as followed on followed.release = figure.last_release + 1
where figure.series = $series
    and figure.first_release <= $release
    and ($history or $release <= coalesce(figure.last_release, $release))
    and (period.kind = 'term') = $term
    and (len($sources::varchar[]) = 0 or list_contains($sources::varchar[], figure.source))
    and (len($regions::varchar[]) = 0 or list_contains($regions::varchar[], figure.region))
    and (len($breakdowns::varchar[]) = 0 or list_contains($breakdowns::varchar[], figure.breakdown))
    and (len($categories::varchar[]) = 0 or list_contains($categories::varchar[], figure.category))
    and ($starts::date is null or period.starts >= $starts::date)
    and ($ends::date is null or period.ends <= $ends::date)
order by
    figure.source,
    figure.region,
    figure.breakdown,
    figure.category,
    period.starts,
    period.ends,
    figure.first_release
