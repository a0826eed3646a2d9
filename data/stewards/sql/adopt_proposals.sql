-- Puts the targets that were proposed beside the framework, each in the state that its last answer left it in.

insert into framework.target_proposal by name
select
    proposal.* exclude (role, side),
    proposal.side as proposed_by,
    coalesce(answer.answer, 'proposed') as state,
    answer.answered_on
from ledger.target_proposal as proposal
left join (
    select *
    from ledger.target_answer
    qualify row_number() over (partition by proposal order by rowid desc) = 1
) as answer on answer.proposal = proposal.proposal;
