-- Makes targets of the programme of the proposals that both sides agreed to and whose day has come. They begin with the first release
-- made on or after that day; the coming one where there is none yet. Parameters: release (the coming one), on (its day).
insert into framework.target by name
select
    proposal.series,
    proposal.region,
    proposal.year,
    proposal.value,
    proposal.basis,
    proposal.reason_* as note_*,
    proposal.in_force_from as adopted_on,
    'PE;US' as adopted_by,
    coalesce(min(made.release), $release) as adopted_in_release
from framework.target_proposal as proposal
left join ledger.released.release as made on made.released_on >= greatest(proposal.in_force_from, proposal.answered_on)
where proposal.state = 'agreed'
    and proposal.in_force_from <= $on
group by all
