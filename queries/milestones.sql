-- Milestones as institutions reported them, by their planned day.
-- Grain: one row a milestone. Parameters: release.
select
    institution,
    period,
    line,
    activity,
    name_*,
    due_on,
    state,
    done_on,
    evidence,
    key
from milestone_in($release) as milestone
order by
    due_on nulls last,
    institution,
    line
