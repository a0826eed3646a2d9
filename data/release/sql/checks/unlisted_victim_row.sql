-- Nothing about child victims may leave but the rows of the listed tables
select figure.key
from figure
join series_breakdown
    on series_breakdown.series = figure.series
    and series_breakdown.breakdown = figure.breakdown
    and series_breakdown.last_release is null
join period on period.period = figure.period and period.last_release is null
join region on region.region = figure.region and region.last_release is null
where series_breakdown.tier = 'victim'
and (figure.breakdown <> 'total' or figure.value is not null)
and not exists (
    select 1
    from victim_table as listed
    where listed.series = figure.series
    and coalesce(listed.source, figure.source) = figure.source
    and listed.breakdown = figure.breakdown
    and case listed.table_kind
        when 'region-year' then period.kind = 'year' and region.kind <> 'unattributed'
        when 'region-term' then period.kind = 'term'
        when 'year-category' then period.kind = 'year' and region.kind = 'total'
        when 'term-category' then period.kind = 'term' and region.kind = 'total'
        when 'region-category' then period.kind = 'term' and region.kind in ('pilot', 'pilots')
    end
)
