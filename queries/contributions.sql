-- Amounts as institutions reported them, the newest year first.
-- Grain: one row an amount. Unit: its currency. Parameters: release, first and last (year, null = any), regions and objectives (empty = all).
select
    institution,
    period,
    line,
    year,
    stage,
    form,
    amount,
    currency,
    objective::varchar as objective,
    region,
    purpose_*,
    evidence,
    key
from contribution_in($release) as contribution
where ($first::integer is null or year >= $first)
    and ($last::integer is null or year <= $last)
    and (len($regions::varchar[]) = 0 or list_contains($regions::varchar[], region))
    and (len($objectives::varchar[]) = 0 or list_contains($objectives::varchar[], objective::varchar))
order by
    currency,
    year desc,
    institution,
    line
