-- The targets that were proposed, as a release tells them: why is said once the other side, which read it, agreed; that clears it.
create or replace table snapshot.target_proposal as
select * replace (
    case when state = 'agreed' then reason_* end as reason_*
)
from framework.target_proposal;
