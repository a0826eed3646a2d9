-- How released yearly figures stand against their targets (status) and against the year before (direction), and the one reason of each
-- that has none. Rules: design, section 5, rule 4; the letters below are its letters. Reads snapshot.figure, targets and events alone, so
-- nothing of it comes from a protected value. Leaves snapshot.status, snapshot.indicator_status, snapshot.activity_status, snapshot.tally.

-- as it is printed (a): one decimal place, money none
create or replace temp macro printed(amount, kind) as round_even(amount, case when kind = 'money' then 0 else 1 end);

-- the days on which the definition of a series changed (c)
create or replace table work.redefined as
select series.series, event.starts as changed_on
from framework.event
join framework.series on true
join framework.indicator using (indicator)
where event.kind = 'break'
and (event.activities is null or list_contains(string_split(event.activities, ';'), indicator.activity))
union
select series.series, half.starts
from framework.indicator_change as replaced
join framework.series using (indicator)
join framework.period as half on half.period = replaced.from_period
where replaced.change in ('changed', 'split', 'merged');

-- the source that is rated (f): the sum where sources may be added, the authoritative one, the only one; null where two counts stand beside
create or replace table work.rated_source as
select
    series.series,
    coalesce(authoritative.source, series.shown_source) as source
from snapshot.series
left join framework.authoritative_source as authoritative using (series);

-- yearly totals, a line of years a series, source and region
create or replace table work.yearly as
select
    figure.series,
    figure.source,
    figure.region,
    year.year,
    year.starts,
    year.ends,
    figure.value,
    figure.denominator,
    figure.missing,
    contains(figure.flags, 'p') as provisional,
    -- the term covers only a part of its first and last year: no complete year, whatever came in
    year.starts + interval 1 year > year.ends + 1 as cut_short,
    exists (
        select 1 from work.redefined where redefined.series = figure.series and changed_on > year.starts and changed_on <= year.ends
    ) as mixed,
    exists (select 1 from work.redefined where redefined.series = figure.series and changed_on = year.starts) as renewed,
    series.kind,
    series.direction,
    series.tier,
    series.tolerance,
    series.depends_on,
    -- what stands at the end of a year, and a percentage, is cumulative already
    series.kind in ('stock', 'milestone', 'percentage') or not series.add_periods as stands,
    series.tier = 'victim' and figure.denominator is null and figure.value < getvariable('threshold') as few_children
from snapshot.figure
join framework.period as year on year.period = figure.period and year.kind = 'year'
join framework.series using (series)
join work.rated_source on rated_source.series = figure.series and coalesce(rated_source.source, figure.source) = figure.source
where figure.breakdown = 'total';

-- the target of a year (b): the one in force at its start, else the first adopted within it, else one that was set afterwards; and the
-- last one, where it is another. A target without a day of adoption was always in force
create or replace table work.own_target as
with version as (
    select
        target.series,
        target.region,
        target.year,
        target.value,
        target.basis,
        target.adopted_on,
        coalesce(target.adopted_on, '0001-01-01'::date) as since,
        target.adopted_in_release,
        year.starts,
        year.ends
    from framework.target
    join framework.period as year on year.kind = 'year' and year.year = target.year
    where target.adopted_in_release <= getvariable('release')
),
chosen as (
    select
        series,
        region,
        year,
        coalesce(
            arg_max({'value': value, 'basis': basis, 'adopted_on': adopted_on}, (since, adopted_in_release)) filter (where since <= starts),
            arg_min({'value': value, 'basis': basis, 'adopted_on': adopted_on}, (since, adopted_in_release)) filter (where since <= ends),
            arg_max({'value': value, 'basis': basis, 'adopted_on': adopted_on}, (since, adopted_in_release))
        ) as aim,
        not bool_or(since <= ends) as afterwards,
        arg_max({'value': value, 'adopted_on': adopted_on}, (since, adopted_in_release)) as last
    from version
    group by series, region, year
)
select
    series,
    region,
    year,
    aim.value as target,
    aim.basis as basis,
    aim.adopted_on as adopted_on,
    afterwards,
    case when last.value <> aim.value then last.value end as revised_target,
    case when last.value <> aim.value then last.adopted_on end as revised_on,
    false as summed
from chosen;

-- the sum of regional targets stands for their total (h): where the series adds up and each place has value and target, of one basis
create or replace table work.target_of as
select * from work.own_target
union all
select
    yearly.series,
    belongs.within as region,
    yearly.year,
    sum(own.target),
    any_value(own.basis),
    max(own.adopted_on),
    false,
    null,
    null,
    true
from work.yearly
join work.belongs using (region)
join framework.region as whole on whole.region = belongs.within and whole.kind in ('pilots', 'total')
join framework.series using (series)
left join work.own_target as own
    on own.series = yearly.series and own.region = yearly.region and own.year = yearly.year and not own.afterwards
where series.add_regions
and series.kind in ('count', 'stock', 'money')
and yearly.missing is distinct from 'z'
and not exists (
    select 1
    from work.own_target as direct
    where direct.series = yearly.series and direct.region = belongs.within and direct.year = yearly.year
)
group by yearly.series, belongs.within, yearly.year
having bool_and(yearly.value is not null and own.target is not null) and count(distinct own.basis) = 1;

-- what is compared with the target: the year's value, or all years so far where the target counts from the start of the term (e)
create or replace table work.compared as
select
    yearly.*,
    aim.target,
    aim.adopted_on,
    coalesce(aim.afterwards, false) as afterwards,
    aim.revised_target,
    aim.revised_on,
    coalesce(aim.summed, false) as summed,
    -- a place without a target of its own counts as the targets of the series do, so that places compare
    coalesce(aim.basis, basis.basis) = 'cumulative' and not yearly.stands as cumulative,
    so_far.value as total,
    so_far.gap,
    so_far.confidential,
    baseline.value as baseline,
    not exists (
        select 1
        from work.yearly as earlier
        where earlier.series = yearly.series
        and earlier.source = yearly.source
        and earlier.region = yearly.region
        and earlier.year < yearly.year
        and earlier.missing is distinct from 'z'
    ) as is_first
from work.yearly
left join work.target_of as aim
    on aim.series = yearly.series
    and aim.region = yearly.region
    and aim.year = yearly.year
    and yearly.direction in ('up', 'down')
cross join lateral (
    select case when bool_or(own.basis = 'cumulative') then 'cumulative' else 'period' end as basis
    from work.own_target as own
    where own.series = yearly.series
) as basis
left join lateral (
    select
        sum(before.value) as value,
        bool_or(before.missing = 'x' or before.provisional) as gap,
        bool_or(before.missing = 'c') as confidential
    from work.yearly as before
    where before.series = yearly.series
    and before.source = yearly.source
    and before.region = yearly.region
    and before.year <= yearly.year
) as so_far on true
left join lateral (
    select arg_max(known.value, known.year) as value
    from snapshot.baseline as known
    where known.series = yearly.series
    and known.region = yearly.region
    and known.year <= yearly.year
) as baseline on true;

create or replace table snapshot.status as
with measured as (
    select
        compared.*,
        case when cumulative then total else compared.value end as actual,
        coalesce(cumulative and gap and not coalesce(confidential, false), false) as at_least,
        -- how far ahead of the target, in the direction of the series (a): at the precision that is printed
        case when direction = 'down' then -1 else 1 end as way,
        -- (a) zero for targets under 10; points for percentages, else a share of the target
        case
            when target < 10 then 0
            when kind = 'percentage' then coalesce(tolerance, 5)
            else coalesce(tolerance, 0.1) * target
        end as margin,
        rated_source.source is null as two_counts
    from work.compared
    join work.rated_source using (series)
),
ahead as (
    select
        *,
        round(way * (printed(actual, kind) - printed(target, kind)), 9) as ahead,
        round(way * (printed(actual, kind) - printed(revised_target, kind)), 9) as ahead_revised,
        way * (printed(actual, kind) - printed(baseline, kind)) > 0 as above_baseline
    from measured
),
reasoned as (
    select
        ahead.*,
        case
            when ahead.kind = 'milestone' then ''
            when direction not in ('up', 'down') then 'by-design'
            when missing = 'z' then 'not-begun'
            when afterwards then 'afterwards'
            when target is null then 'no-target'
            when two_counts then 'two-counts'
            when missing = 'c' or (cumulative and confidential) then 'confidential'
            when missing = 'x' then 'not-reported'
            when few_children or denominator < getvariable('threshold') then 'few'
            when exists (
                select 1 from work.redefined
                where redefined.series = ahead.series and changed_on <= ahead.ends and changed_on > coalesce(adopted_on, '0001-01-01'::date)
            ) then 'definition'
            when provisional or cut_short then 'incomplete'
            when at_least and not ahead >= 0 then 'incomplete'
            else ''
        end as reason
    from ahead
    left join framework.region using (region)
    -- not applicable: only a place that has not consented yet says so
    where missing is distinct from 'z' or region.consent_from > ahead.ends
),
-- against the complete year before (d); a cumulative series has none, nor has a count that depends on another (i)
turned as (
    select
        reasoned.*,
        earlier.value as value_before,
        case
            when reasoned.kind = 'milestone' then 'milestone'
            when reasoned.missing = 'c' or earlier.missing = 'c' then 'confidential'
            when reasoned.missing is not null then 'not-reported'
            when reasoned.few_children or coalesce(earlier.few_children, false) then 'few'
            when reasoned.provisional or reasoned.cut_short then 'incomplete'
            when reasoned.is_first or earlier.cut_short then 'first-year'
            when earlier.value is null or earlier.provisional then 'year-before'
            when reasoned.mixed or reasoned.renewed or earlier.mixed then 'definition'
            when reasoned.kind = 'percentage' and least(reasoned.denominator, earlier.denominator) < 30 then 'few'
            when reasoned.kind in ('count', 'stock') and least(reasoned.value, earlier.value) < 11 then 'few'
            else ''
        end as incomparable,
        round(printed(reasoned.value, reasoned.kind) - printed(earlier.value, reasoned.kind), 9) as difference
    from reasoned
    left join work.yearly as earlier
        on earlier.series = reasoned.series
        and earlier.source = reasoned.source
        and earlier.region = reasoned.region
        and earlier.year = reasoned.year - 1
)
select
    series,
    source,
    region,
    year,
    case
        when kind = 'milestone' then
            case
                when value >= 1 then 'done'
                when value is null then 'no-information'
                when target >= 1 then 'overdue'
                else 'due'
            end
        when reason <> '' then 'unrated'
        when is_first then 'new'
        when ahead >= 0 then 'met'
        when ahead >= -margin and coalesce(above_baseline, true) then 'close'
        else 'not-met'
    end as status,
    reason,
    actual as value,
    at_least,
    target,
    adopted_on,
    summed,
    revised_target,
    revised_on,
    case
        when revised_target is null or reason <> '' or is_first or kind = 'milestone' then null
        when ahead_revised >= 0 then 'met'
        when ahead_revised >= -margin and coalesce(above_baseline, true) then 'close'
        else 'not-met'
    end as revised_status,
    baseline,
    case when reason = '' and kind <> 'milestone' then round(actual - target, 9) end as distance,
    coalesce(reason = '' and not is_first and target > 0 and ahead > 0.25 * target, false) as far_above,
    case
        when kind = 'milestone' or direction not in ('up', 'down') or cumulative or depends_on is not null then ''
        when incomparable in ('confidential', 'not-reported', 'incomplete') then ''
        when incomparable <> '' then 'incomparable'
        when case when kind = 'percentage' then abs(difference) < 1 else abs(difference) < 0.02 * abs(value_before) end then 'unchanged'
        when way * difference > 0 then 'got-better'
        when way * difference < 0 then 'got-worse'
        else 'unchanged'
    end as direction,
    case
        when kind = 'milestone' then ''
        when direction not in ('up', 'down') then 'by-design'
        when cumulative then 'cumulative'
        when depends_on is not null then 'depends'
        else incomparable
    end as direction_reason,
    -- an amount of change only between two years that compare
    case when incomparable = '' and not cumulative then difference end as change,
    case when cumulative then value end as addition,
    case when cumulative then value_before end as addition_before
from turned;

-- an indicator counts once, by the series its reference sheet names (f); of two counts that stand beside, by the first
create or replace table snapshot.indicator_status as
select
    indicator.indicator,
    status.region,
    status.year,
    status.status,
    status.reason,
    case when status.status in ('met', 'close', 'not-met') then status.direction else '' end as direction,
    status.series
from framework.indicator
join snapshot.status on status.series = indicator.headline_series
join framework.series on series.series = status.series
where series.kind <> 'milestone'
qualify row_number() over (partition by indicator.indicator, status.region, status.year order by status.source) = 1;

create or replace table snapshot.activity_status as
select
    activity,
    region,
    year,
    status,
    reason,
    count(*)::integer as indicators,
    any_value(of_indicators)::integer as of_indicators
from (
    select
        indicator.activity,
        stands.*,
        count(*) over (partition by indicator.activity, stands.region, stands.year) as of_indicators
    from snapshot.indicator_status as stands
    join framework.indicator using (indicator)
    where indicator.activity is not null
)
group by activity, region, year, status, reason;

-- the same for a whole region and for each objective in it (k); what none of the rated has is counted, too: none. `rated` counts the three
-- ratings together, not-rated the others; got-better, got-worse, unchanged and incomparable say where the rated ones went since the year before
create or replace table snapshot.tally as
with standing as (
    select stands.*, indicator.objective
    from snapshot.indicator_status as stands
    join framework.indicator using (indicator)
    where indicator.objective is not null
),
said as (
    select region, objective, year, status, reason from standing
    union all
    select region, objective, year, 'rated', '' from standing where status in ('met', 'close', 'not-met')
    union all
    select region, objective, year, 'not-rated', '' from standing where status in ('unrated', 'new')
    union all
    select region, objective, year, case when direction = '' then 'incomparable' else direction end, ''
    from standing
    where status in ('met', 'close', 'not-met')
),
counted as (
    select region, coalesce(objective::varchar, 'all') as objective, year, status, reason, count(*) as indicators
    from said
    group by grouping sets ((region, objective, year, status, reason), (region, year, status, reason))
),
places as (
    select region, coalesce(objective::varchar, 'all') as objective, year, count(*) as of_indicators
    from standing
    group by grouping sets ((region, objective, year), (region, year))
)
select
    places.region,
    places.objective,
    places.year,
    grid.status,
    grid.reason,
    coalesce(counted.indicators, 0)::integer as indicators,
    places.of_indicators::integer as of_indicators
from places
cross join lateral (
    select status, '' as reason
    from (
        values ('met'), ('close'), ('not-met'), ('rated'), ('not-rated'), ('got-better'), ('got-worse'), ('unchanged'), ('incomparable')
    ) as always(status)
    union
    select counted.status, counted.reason
    from counted
    where counted.region = places.region
    and counted.objective = places.objective
    and counted.year = places.year
) as grid
left join counted
    on counted.region = places.region
    and counted.objective = places.objective
    and counted.year = places.year
    and counted.status = grid.status
    and counted.reason = grid.reason;
