-- What the statuses of one year, or of all, ask to be explained, and the explanation where it was cleared.
-- Grain: one row an indicator, region and year that asks. Parameters: release, year (null = all).
select
    explanation.indicator,
    explanation.region,
    explanation.year,
    explanation.series,
    explanation.status,
    explanation.direction,
    explanation.far_above,
    explanation.institution,
    explanation.explained,
    explanation.cause_*,
    explanation.action_*,
    explanation.act_by,
    explanation.key
from explanation_in($release) as explanation
join indicator_in($release) as indicator using (indicator)
join region_in($release) as region using (region)
where $year::integer is null or explanation.year = $year
order by
    explanation.year desc,
    indicator.position,
    explanation.indicator,
    region.position,
    explanation.region
