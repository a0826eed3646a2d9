-- What the evaluation found and what was done about it: what is open first, then the newest.
-- Grain: one row a finding. Parameters: release.
select
    finding,
    round,
    activity,
    found_on,
    finding_*,
    response_*,
    owner,
    state,
    done_on,
    evidence,
    key
from evaluation_finding_in($release) as evaluation_finding
order by
    state in ('done', 'not-accepted'),
    found_on desc,
    finding
