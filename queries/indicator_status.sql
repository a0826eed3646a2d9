-- How indicators stand in one place and year: what a tally counts.
-- Grain: one row an indicator; direction of the rated ones. Parameters: release, region, year, objective ('all', a code, or 'national').
select
    stands.indicator,
    stands.region,
    stands.year,
    stands.status,
    stands.reason,
    stands.direction,
    stands.series,
    stands.key
from indicator_status_in($release) as stands
join indicator_in($release) as indicator using (indicator)
where stands.region = $region
    and stands.year = $year
    and (indicator.objective is null) = ($objective = 'national')
    and ($objective in ('all', 'national') or indicator.objective::varchar = $objective)
order by
    indicator.objective,
    indicator.activity nulls last,
    indicator.position
