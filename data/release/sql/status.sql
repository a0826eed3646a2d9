-- How released yearly figures stand against their targets (status) and against the year before (direction), and the one reason of each
-- that has none. Rules: design, section 5, rule 4; the letters below are its letters. Reads snapshot.figure, targets and events alone, so
-- nothing of it comes from a protected value. Leaves
-- snapshot.status.

-- as it is printed (a): one decimal place, money none
create or replace temp macro printed(amount, kind) as round_even(amount, case when kind = 'money' then 0 else 1 end);

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
    -- money for which no year has a target is pledged for the term: an uneven year is neither better nor worse
    select case when bool_or(own.basis = 'cumulative') or (yearly.kind = 'money' and count(*) = 0) then 'cumulative' else 'period' end as basis
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
),
-- what the last year with a target still asks for, counted as the status is: arithmetic, never a forecast, never of child victims
ending as (
    select
        turned.*,
        aim.year as end_year,
        aim.target as end_target,
        round(greatest(0, -way * (printed(actual, kind) - printed(aim.target, kind))), 9) as end_gap
    from turned
    left join (
        select
            series,
            region,
            max(year) as year,
            arg_max(coalesce(revised_target, target), year) as target,
            arg_max(basis, year) as basis
        from work.target_of
        group by series, region
    ) as aim
        on aim.series = turned.series
        and aim.region = turned.region
        and aim.year > turned.year
        and (aim.basis = 'cumulative' and not turned.stands) = turned.cumulative
        -- what a year counts anew is not missing from the next year's target
        and (turned.cumulative or turned.kind in ('stock', 'percentage', 'median'))
        and turned.tier <> 'victim'
        and turned.reason in ('', 'no-target')
        and not turned.provisional
        and not turned.cut_short
        and not turned.at_least
        and turned.actual is not null
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
    case when cumulative then value_before end as addition_before,
    end_year,
    end_target,
    case when end_year is not null then end_gap end as end_gap,
    -- only what adds up over the years, or stays, is needed in parts of years
    case
        when end_gap > 0 and end_year - year > 1 and (cumulative or kind = 'stock') then ceil(end_gap / (end_year - year))
    end as end_pace
from ending;
