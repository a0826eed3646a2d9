-- The targets that an earlier release did not have: new ones, and those that replaced another.
-- Grain: one row a series, place and year. Unit: the series' own. Parameters: release, since (a release), regions (empty = all).
select
    target.series,
    target.region,
    target.year,
    target.value,
    target.basis,
    target.adopted_on,
    target.adopted_by,
    before.value as value_before,
    target.late,
    target.key
from target_in($release) as target
left join target_in($since) as before
    on before.series = target.series
    and before.region = target.region
    and before.year = target.year
where (before.value is null or before.value <> target.value or before.adopted_on <> target.adopted_on)
    and (len($regions::varchar[]) = 0 or list_contains($regions::varchar[], target.region))
order by
    target.series,
    target.region,
    target.year
