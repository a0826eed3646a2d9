-- Interim protection of the victim tier, until full disclosure control takes its place. Leaves work.safe, in which every row is safe
-- to show; after it nothing reads work.valued. Only years and the whole term leave. Counts from 1 to below the threshold become c (confidential), and so
-- does a percentage of which n, N or N - n is one, and every victim-tier breakdown by region. Medians and amounts that describe
-- child victims are always c, because the number of contributors is not known. It withholds small counts; it does not yet suppress
-- the further cells from which one of them could be computed, and does not audit what can be concluded over several releases.
create or replace table work.safe as
with judged as (
    select
        *,
        tier = 'victim'
        and missing is null
        and (
            (breakdown <> 'total' and region not in (select region from work.total_region))
            or case
                when series_kind in ('count', 'stock') then value between 1 and getvariable('threshold') - 1
                when series_kind = 'percentage' then
                    numerator between 1 and getvariable('threshold') - 1
                    or denominator between 1 and getvariable('threshold') - 1
                    or denominator - numerator between 1 and getvariable('threshold') - 1
                else true
            end
        ) as confidential
    from work.valued
    where tier <> 'victim'
    or period_kind <> 'half'
)
select
    series,
    source,
    region,
    period,
    period_kind,
    breakdown,
    category,
    case when not confidential then value end as value,
    case when not confidential then numerator end as numerator,
    case when not confidential then denominator end as denominator,
    case when confidential then 'c' else missing end as missing,
    provisional and not confidential and missing is null as provisional,
    tier
from judged;
