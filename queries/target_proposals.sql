-- The targets of one series that a side proposed, by place and year: proposed, agreed or withdrawn.
-- Grain: one row a proposal. Unit: the series' own. Parameters: release, series.
select
    proposal,
    series,
    region,
    year,
    value,
    basis,
    in_force_from,
    proposed_by,
    proposed_on,
    state,
    answered_on,
    reason_*,
    key
from target_proposal_in($release) as target_proposal
where series = $series
order by
    region,
    year,
    proposal
