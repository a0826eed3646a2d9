-- How the Implementation Plan changed the indicators, in the order in which the changes take effect.
-- Grain: one row an indicator, what it replaces and the change. Parameters: release.
select
    change.indicator,
    change.replaces,
    change.change,
    change.from_period,
    before.period as until,
    change.reason_*,
    change.adopted_on,
    change.adopted_by,
    change.key
from indicator_change_in($release) as change
join period_in($release) as half on half.period = change.from_period
left join period_in($release) as before on before.kind = 'half' and before.ends = half.starts - 1
order by
    change.from_period,
    change.indicator,
    change.replaces
