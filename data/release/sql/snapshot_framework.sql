-- The framework as it holds in the release, where it is more than a copy: periods with what is in, institutions with their
-- place in the chain, series with the source a page draws, targets and baselines adopted so far.

create or replace table snapshot.period as
select
    each.period,
    each.kind,
    each.year,
    each.starts,
    each.ends,
    each.parent,
    each.period in (select period from work.closed)
    or (
        period_state.halves_in = period_state.halves
        and not exists (
            select 1
            from snapshot.report
            join work.span on span.half = report.period
            where span.period = each.period
            and report.state <> 'agreed'
        )
    ) as closed,
    period_state.halves,
    period_state.halves_in
from framework.period as each
join work.period_state using (period);

create or replace table snapshot.institution as
with recursive chain as (
    select institution, 0 as level
    from framework.institution
    where reports_to is null
    union all
    select institution.institution, chain.level + 1
    from framework.institution
    join chain on chain.institution = institution.reports_to
    where chain.level < 10
)
select institution.*, chain.level
from framework.institution
left join chain using (institution);

create or replace table snapshot.series as
with sources as (
    select series, count(distinct source) as sources, min(source) as only_source
    from work.figure
    group by series
)
select
    series.*,
    case
        when series.add_sources then (select source from work.all_sources)
        when sources.sources = 1 then sources.only_source
    end as shown_source
from framework.series
left join sources using (series);

create or replace table snapshot.series_breakdown as
select series_breakdown.series, series_breakdown.breakdown, series_breakdown.required, tier.tier
from framework.series_breakdown
join work.tier using (series, breakdown);

create or replace table snapshot.target as
select
    target.series,
    target.region,
    target.year,
    target.value,
    target.basis,
    target.note_*,
    target.adopted_on,
    target.adopted_by,
    target.supersedes,
    coalesce(target.adopted_on > year.starts, false) as late
from framework.target
join framework.period as year on year.kind = 'year' and year.year = target.year
where target.adopted_in_release <= getvariable('release')
qualify row_number() over (
    partition by target.series, target.region, target.year
    order by target.adopted_in_release desc, target.adopted_on desc nulls last
) = 1;

create or replace table snapshot.baseline as
select series, region, year, value, note_*, clause
from framework.baseline
where adopted_in_release <= getvariable('release')
qualify row_number() over (partition by series, region, year order by adopted_in_release desc) = 1;

create or replace table snapshot.commitment as
select
    commitment.* exclude (months_after),
    case
        when commitment.state in ('open', 'not-known') and commitment.due_on < release.released_on then release.released_on - commitment.due_on
    end::integer as days_past
from framework.commitment
join framework.release on release.release = getvariable('release');

-- what the programme brings, and the texts of agreed reports that a steward cleared
create or replace table snapshot.narrative as
with told as (
    select activity, region, period, institution, text_*, cleared_by, cleared_on, 0 as place
    from framework.narrative
    where cleared_by is not null
    and cleared_on is not null
    and enters_release <= getvariable('release')
    union all
    select activity, region, period, institution, text_*, clearance.role, clearance.cleared_on, 1 + clearance.rowid
    from ledger.clearance
    join work.resolved using (institution, period, version)
    join framework.release on release.release = getvariable('release')
    where clearance.cleared_on <= release.released_on
    and clearance.sheet = 'Narrative'
)
select activity, region, period, institution, text_*, cleared_by, cleared_on
from told
qualify row_number() over (partition by activity, region, period, institution order by place desc) = 1;

-- a release stays in every later one
create or replace table snapshot.release as
select
    release.release,
    release.released_on,
    release.last_period,
    release.note_*,
    (select count(*) from work.resolved)::integer as reports_in,
    (select count(*) from snapshot.report where state <> 'not-due')::integer as reports_due
from framework.release
where release.release = getvariable('release')
union all
select release, released_on, last_period, note_*, reports_in, reports_due
from ledger.released.release
where last_release is null;

-- a shape belongs to a region by its codes, whatever either is called: a part of an area has a code of its own
create or replace table snapshot.shape as
select shape.area_code, shape.part, region.region, shape.name, shape.iso, shape.geometry_json
from framework.shape
left join framework.region
    on region.area_code = shape.area_code
    and region.area_part is not distinct from shape.area_part;
