-- The sums of money behind which cases of child victims stand, with how many. Grain: a figure. `shown_before` and `withheld_before` say
-- what the release before did with it. Of the term so far only the sum of all places is published before the term is closed, and nothing by category: the
-- difference of two releases would tell of the years between them.
with closed as (
    select
        bool_or(last_period = (select max(half) from work.half)) as yes,
        coalesce(bool_or(last_period = (select max(half) from work.half)) filter (where before), false) as before
    from (
        select last_period, true as before
        from ledger.released.release
        union all
        select last_period, false
        from framework.release
        where release = getvariable('release')
    )
)
select
    valued.series,
    valued.source,
    valued.region,
    valued.period,
    valued.period_kind,
    valued.breakdown,
    valued.category,
    round(100 * valued.value)::bigint as cents,
    coalesce(cases.count, 0)::bigint as cases,
    case
        when valued.breakdown <> 'total' then valued.period_kind = 'term' and closed.yes and region.kind in ('total', 'pilots')
        else valued.period_kind <> 'term' or closed.yes or region.kind = 'total'
    end as listed,
    before.missing is distinct from 'c' and before.value is not null as shown_before,
    -- a term that was not closed is another sum each time
    coalesce(before.missing = 'c' and (valued.period_kind <> 'term' or closed.before), false) as withheld_before
from work.valued
cross join closed
join framework.amount on amount.series = valued.series
join framework.region on region.region = valued.region
join framework.period as own on own.period = valued.period
-- what is paid may have been ordered in any half-year until then
cross join lateral (
    select sum(cases.value) as count
    from work.valued as cases
    join framework.period as period on period.period = cases.period
    where cases.series = amount.cases
    and cases.source = valued.source
    and cases.region = valued.region
    and cases.breakdown = valued.breakdown
    and cases.category = valued.category
    and case when amount.all_before then period.kind = 'half' and period.ends <= own.ends else cases.period = valued.period end
) as cases
left join ledger.released.figure as before
    on before.last_release is null
    and before.series = valued.series
    and before.source = valued.source
    and before.region = valued.region
    and before.period = valued.period
    and before.breakdown = valued.breakdown
    and before.category = valued.category
where valued.value is not null
and valued.tier <> 'victim'
order by all
