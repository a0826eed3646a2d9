-- Amounts as institutions reported them, the newest year first.
-- Grain: one row an amount. Unit: its currency. Parameters: release, first and last (year, null = any).
select
    institution,
    period,
    line,
    year,
    stage,
    form,
    amount,
    currency,
    purpose_en,
    purpose_es,
    evidence,
    key
from contribution_in($release) as contribution
where ($first::integer is null or year >= $first)
    and ($last::integer is null or year <= $last)
order by
    currency,
    year desc,
    institution,
    line
