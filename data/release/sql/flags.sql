-- What a reader must know beside a figure, and what changed since the release before. Leaves snapshot.figure and
-- snapshot.revision. Nothing is said of a protected figure, before or after.

-- the first period of each kind that begins on or after a break in the series, or under a definition that replaced another one
create or replace table work.break as
select distinct series.series, first.period
from framework.event
join framework.series on true
join framework.indicator using (indicator)
join lateral (
    select kind, arg_min(period, starts) as period
    from framework.period
    where starts >= event.starts
    and kind in ('half', 'year')
    group by kind
) as first on true
where event.kind = 'break'
and (event.activities is null or list_contains(string_split(event.activities, ';'), indicator.activity))
union
select series.series, first.period
from framework.indicator_change as replaced
join framework.series using (indicator)
join framework.period as half on half.period = replaced.from_period
join framework.period as first on first.period = half.period or (first.kind = 'year' and first.year = half.year)
where replaced.change in ('changed', 'split', 'merged');

-- what a corrected or late report changed, cell by cell, and everything those cells add up to
create or replace table work.touched as
with line as (
    select changed.institution, changed.reason_*, changed.version_before, report_row.* exclude (institution, reason)
    from work.changed
    join ledger.report_row
        on report_row.institution = changed.institution
        and report_row.period = changed.period
        and report_row.version = changed.version
    union all
    select changed.institution, changed.reason_*, changed.version_before, report_row.* exclude (institution, reason)
    from work.changed
    join ledger.report_row
        on report_row.institution = changed.institution
        and report_row.period = changed.period
        and report_row.version = changed.version_before
),
cell as (
    select institution, reason_*, version_before is not null as superseded, period as half, series, source, region
    from line
    group by institution, reason_*, version_before, period, series, source, region, breakdown, category
    having count(*) = 1
    or max(value) is distinct from min(value)
    or max(numerator) is distinct from min(numerator)
    or max(denominator) is distinct from min(denominator)
    or count(distinct coalesce(missing, '')) > 1
)
select
    cell.series,
    source.source,
    belongs.within as region,
    span.period,
    string_agg(distinct cell.institution, ';' order by cell.institution) as institution,
    bool_or(cell.superseded) as superseded,
    string_agg(distinct cell.reason_*, ' ' order by cell.reason_*) filter (where cell.superseded) as reason_*
from cell
join work.belongs using (region)
join work.span using (half)
cross join lateral (values (cell.source), ((select source from work.all_sources))) as source(source)
group by cell.series, source.source, belongs.within, span.period;

-- a series that shows the figures of another changes with it
insert into work.touched
select series.series, touched.* exclude (series)
from framework.series
join work.touched on series.computed = 'same-as:' || touched.series;

-- the years and the term that cover more half-years than in the release before: they grew, and are not revised
create or replace table work.grown as
select distinct span.period
from work.span
join work.half on half.half = span.half
join work.half as last
    on last.half = (select last_period from framework.release where release < getvariable('release') order by release desc limit 1)
where half.at > last.at
and half.half in (select half from work.covered);

create or replace table work.revised as
select
    safe.series,
    safe.source,
    safe.region,
    safe.period,
    safe.breakdown,
    safe.category,
    before.value as was,
    safe.value as became,
    before.missing as was_missing,
    safe.missing as became_missing,
    case when touched.superseded then 'revised' else 'completed' end as kind,
    touched.institution,
    touched.reason_*
from work.touched
join work.safe
    on safe.series = touched.series
    and safe.source = touched.source
    and safe.region = touched.region
    and safe.period = touched.period
join ledger.released.figure as before
    on before.last_release is null
    and before.series = safe.series
    and before.source = safe.source
    and before.region = safe.region
    and before.period = safe.period
    and before.breakdown = safe.breakdown
    and before.category = safe.category
where touched.period not in (select period from work.grown)
and safe.tier <> 'victim'  -- released once, when its year is complete, and never changed
and coalesce(before.missing, '') <> 'c'
and coalesce(safe.missing, '') <> 'c'
and (
    before.value is distinct from safe.value
    or before.numerator is distinct from safe.numerator
    or before.denominator is distinct from safe.denominator
    or before.missing is distinct from safe.missing
);

create or replace table snapshot.figure as
select
    safe.series,
    safe.source,
    safe.region,
    safe.period,
    safe.breakdown,
    safe.category,
    safe.value,
    safe.numerator,
    safe.denominator,
    safe.missing,
    case
        when safe.missing is not null then ''
        else concat(
            case when break.series is not null then 'b' end,
            case when safe.provisional then 'p' end,
            case when revised.kind = 'revised' then 'r' end
        )
    end as flags
from work.safe
left join work.break using (series, period)
left join work.revised using (series, source, region, period, breakdown, category);

-- a revision stays in every later release
create or replace table snapshot.revision as
select
    series,
    source,
    region,
    period,
    breakdown,
    category,
    getvariable('release')::integer as release,
    kind,
    was,
    became,
    was_missing,
    became_missing,
    became - was as change,
    100 * (became - was) / nullif(was, 0) as change_share,
    reason_*,
    institution
from work.revised
union all
select
    series,
    source,
    region,
    period,
    breakdown,
    category,
    release,
    kind,
    was,
    became,
    was_missing,
    became_missing,
    change,
    change_share,
    reason_*,
    institution
from ledger.released.revision
where last_release is null;
