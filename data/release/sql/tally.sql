-- How many indicators stand how, of a region, an objective and an activity (design, section 5, rule 4, f and k). Reads snapshot.status. Leaves
-- snapshot.indicator_status, snapshot.activity_status and snapshot.tally.

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

-- the same for a whole region and for each objective in it (k), and for the indicators of the Partnership as a whole (`national`); what none of the rated has is counted, too: none. `rated` counts the three
-- ratings together, not-rated the others, all both; got-better, got-worse, unchanged and incomparable say where the rated ones went since the year before
create or replace table snapshot.tally as
with standing as (
    select stands.*, coalesce(indicator.objective::varchar, 'national') as objective
    from snapshot.indicator_status as stands
    join framework.indicator using (indicator)
    join framework.region using (region)
    where indicator.objective is not null
    or region.kind = 'total'
),
said as (
    select region, objective, year, status, reason from standing
    union all
    select region, objective, year, 'all', '' from standing
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
    select region, objective, year, status, reason, count(*) as indicators
    from said
    group by all
    union all
    select region, 'all', year, status, reason, count(*)
    from said
    where objective <> 'national'
    group by all
),
places as (
    select region, objective, year, count(*) as of_indicators
    from standing
    group by all
    union all
    select region, 'all', year, count(*)
    from standing
    where objective <> 'national'
    group by all
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
        values ('met'), ('close'), ('not-met'), ('all'), ('rated'), ('not-rated'), ('got-better'), ('got-worse'), ('unchanged'), ('incomparable')
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
