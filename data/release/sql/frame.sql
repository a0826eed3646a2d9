-- Every total that could have been reported: series x source x region x half-year the release covers. Leaves work.total with
-- the value, or why there is none (and whether the framework asks for it): z in half-years that ended before consent, where the series is not counted or not due; x where it was due.

-- who owes what; a series nobody owes stands there as not reported
create or replace table work.owed as
select distinct series, source, coalesce(starts, '') as starts, coalesce(ends, '9999') as ends
from framework.duty
where series in (select series from framework.series where computed is null);

insert into work.owed
select series, (select source from work.all_sources), span.first_half, span.last_half
from framework.series
join framework.indicator_span as span using (indicator)
where computed is null
and series not in (select series from work.owed);

-- regions for which all reports so far say "not applicable" although consent was there
create or replace table work.elsewhere as
select cell.series, cell.source, cell.region
from work.cell
join work.leaf using (region)
join work.half using (half)
where cell.breakdown = 'total'
and (leaf.consent_from is null or leaf.consent_from <= half.ends)
group by all
having bool_and(coalesce(cell.missing = 'z', false));

create or replace table work.total as
with wanted as (
    select
        owed.series,
        owed.source,
        leaf.region,
        covered.half,
        bool_or(covered.half between owed.starts and owed.ends) as owed,
        any_value(covered.ends) as ends,
        any_value(covered.closes_year) as closes_year,
        any_value(leaf.consent_from) as consent_from,
        any_value(leaf.by_consent) as by_consent
    from work.owed
    cross join work.leaf
    cross join work.covered
    group by owed.series, owed.source, leaf.region, covered.half
)
select
    wanted.series,
    wanted.source,
    wanted.region,
    wanted.half,
    cell.value,
    cell.numerator,
    cell.denominator,
    case
        when cell.series is not null then cell.missing
        when wanted.by_consent and wanted.consent_from is null then 'z'
        when wanted.consent_from > wanted.ends then 'z'
        when not wanted.owed then 'z'
        when elsewhere.series is not null then 'z'
        when series.frequency = 'survey' then 'z'
        when series.frequency = 'year' and not wanted.closes_year then 'z'
        else 'x'
    end as missing,
    -- whether the framework asks for the figure, independent of what was reported
    wanted.owed
    and (not wanted.by_consent or coalesce(wanted.consent_from <= wanted.ends, false))
    and (series.frequency <> 'year' or wanted.closes_year) as concerned
from wanted
join framework.series using (series)
left join work.cell
    on cell.series = wanted.series
    and cell.source = wanted.source
    and cell.region = wanted.region
    and cell.half = wanted.half
    and cell.breakdown = 'total'
left join work.elsewhere
    on elsewhere.series = wanted.series
    and elsewhere.source = wanted.source
    and elsewhere.region = wanted.region;
