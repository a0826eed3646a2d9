-- The figures of one series: its totals, and the categories of the breakdowns asked for, by place and counting system.
-- Grain: one row a source, place, period and category. Unit: the series' own.
-- Parameters: release, series, kind (of period: half, year or term), breakdowns (beside the total), regions (empty = all),
-- first and last (year of the period, null = any).
select
    figure.*,
    period.year
from figure_in($release) as figure
join period_in($release) as period
    on period.period = figure.period
    and period.kind = $kind
join region_in($release) as region using (region)
where figure.series = $series
    and (figure.breakdown = 'total' or list_contains($breakdowns::varchar[], figure.breakdown))
    and (len($regions::varchar[]) = 0 or list_contains($regions::varchar[], figure.region))
    and ($first::integer is null or period.year >= $first)
    and ($last::integer is null or period.year <= $last)
order by
    figure.source,
    region.position,
    figure.region,
    period.starts,
    figure.breakdown <> 'total',
    figure.breakdown,
    figure.category
