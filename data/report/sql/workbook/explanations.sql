-- The rows of sheet Explanations: what the last release of the attached file `released` asks this institution to explain of the newest year
-- rated before the half-year, and is not explained. Grain: a series and a region. Parameters are variables: institution, period.
with latest as (
    select max(release) as release
    from released.release
),
asked as (
    select asked.*
    from released.explanation as asked
    cross join latest
    where latest.release between asked.first_release and coalesce(asked.last_release, latest.release)
    and list_contains(string_split(asked.institution, ';'), getvariable('institution'))
    and asked.year <= (select year from framework.period where period = getvariable('period'))
)
select
    asked.series,
    asked.region,
    asked.year::varchar as year,
    series.name_* as series_name_*,
    region.name_* as region_name_*,
    concat_ws('; ', status.name_*, direction.name_*, above.name_*) as asked_name_*,
    asked.year as shown_year
from asked
join framework.series using (series)
join framework.indicator on indicator.indicator = asked.indicator
join framework.region on region.region = asked.region
left join framework.status_word as status on status.kind = 'status' and status.code = asked.status
left join framework.status_word as direction on direction.kind = 'direction' and direction.code = asked.direction
left join framework.status_word as above on above.kind = 'note' and above.code = 'far-above' and asked.far_above
where asked.year = (select max(year) from asked)
and not asked.explained
order by indicator.position, region.position
