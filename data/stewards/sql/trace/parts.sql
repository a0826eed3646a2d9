-- The rows of reports that a released figure is made of, in the versions the release was made of. Grain: a row of a report.
-- Parameters: release, series, source, region, period, breakdown, category.
with measured as (
    select coalesce(nullif(regexp_extract(computed, '^same-as:(.*)$', 1), ''), series) as series
    from ledger.released.series
    where series = $series
    and $release between first_release and coalesce(last_release, $release)
),
half as (
    select half.period
    from ledger.released.period as half
    join ledger.released.period as asked
        on asked.period = $period
        and $release between asked.first_release and coalesce(asked.last_release, $release)
    where half.kind = 'half'
    and $release between half.first_release and coalesce(half.last_release, $release)
    and (half.period = asked.period or asked.kind = 'term' or (asked.kind = 'year' and half.year = asked.year))
),
place as (
    select place.region
    from ledger.released.region as place
    join ledger.released.region as asked
        on asked.region = $region
        and $release between asked.first_release and coalesce(asked.last_release, $release)
    where $release between place.first_release and coalesce(place.last_release, $release)
    and (place.region = asked.region or asked.kind = 'total' or place.parent = asked.region)
)
select
    concat_ws('/', line.institution, line.period, 'v' || line.version::varchar) as report,
    case when report.file like '%.csv' then '' else 'sheet Figures' end as sheet,
    line.row,
    line.region,
    line.period,
    line.source,
    line.breakdown,
    line.category,
    coalesce(regexp_replace(line.value::varchar, '[.]?0+$', ''), concat_ws(' of ', line.numerator, line.denominator), '')
        || coalesce(line.missing || ' (' || line.reason || ')', '') as said
from ledger.report_row as line
join ledger.resolved
    on resolved.release = $release
    and resolved.institution = line.institution
    and resolved.period = line.period
    and resolved.version = line.version
join ledger.report
    on report.institution = line.institution
    and report.period = line.period
    and report.version = line.version
join measured on measured.series = line.series
join half on half.period = line.period
join place on place.region = line.region
where $source in (line.source, 'ALL')
and line.breakdown = $breakdown
and (
    $category in (line.category, 'not-broken-down')
    or (line.breakdown, line.category, $category) in (
        select (breakdown, category, merged_into)
        from ledger.released.merged_category
        where $release between first_release and coalesce(last_release, $release)
        and ($series, line.breakdown) in (
            select (series, breakdown)
            from ledger.released.victim_table
            where $release between first_release and coalesce(last_release, $release)
        )
    )
)
order by line.period, line.institution, line.row
