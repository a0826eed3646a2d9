-- What agreeing to a version changes: every figure reported otherwise than in the agreed version before. Grain: a figure.
-- Parameters: institution, period, version.
with before as (
    select max(event.version) as version
    from ledger.report_event as event
    where event.institution = $institution
    and event.period = $period
    and event.version < $version
    and event.state = 'agreed'
),
was as (
    select report_row.*
    from ledger.report_row
    join before using (version)
    where institution = $institution
    and period = $period
),
becomes as (
    select *
    from ledger.report_row
    where institution = $institution
    and period = $period
    and version = $version
)
select
    coalesce(becomes.series, was.series) as series,
    coalesce(becomes.source, was.source) as source,
    coalesce(becomes.region, was.region) as region,
    coalesce(becomes.breakdown, was.breakdown) as breakdown,
    coalesce(becomes.category, was.category) as category,
    coalesce(regexp_replace(was.value::varchar, '[.]?0+$', ''), was.numerator::varchar || '/' || was.denominator::varchar, was.missing) as value_before,
    coalesce(regexp_replace(becomes.value::varchar, '[.]?0+$', ''), becomes.numerator::varchar || '/' || becomes.denominator::varchar, becomes.missing) as value_now,
    becomes.row
from was
full join becomes
    on becomes.series = was.series
    and becomes.source = was.source
    and becomes.region = was.region
    and becomes.breakdown = was.breakdown
    and becomes.category = was.category
where value_before is distinct from value_now
order by series, source, region, breakdown, category
