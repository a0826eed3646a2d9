-- Victim-tier breakdowns by region must be confidential
select figure.key
from figure
join series_breakdown
    on series_breakdown.series = figure.series
    and series_breakdown.breakdown = figure.breakdown
    and series_breakdown.last_release is null
where series_breakdown.tier = 'victim'
and figure.breakdown <> 'total'
and figure.region not in (select region from region where kind = 'total')
and figure.value is not null
