-- Half-years of the victim tier must not be released
select figure.key
from figure
join series_breakdown
    on series_breakdown.series = figure.series
    and series_breakdown.breakdown = figure.breakdown
    and series_breakdown.last_release is null
join period on period.period = figure.period and period.last_release is null
where series_breakdown.tier = 'victim'
and period.kind = 'half'
