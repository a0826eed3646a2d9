-- Puts what stewards wrote down of annual meetings beside, or in the place of, what the tables of the programme say. Of what was
-- said only the last entry that was cleared is taken.

delete from framework.meeting
where meeting in (select meeting from ledger.meeting);

insert into framework.meeting by name
select * exclude (role, noted_on), 1 as enters_release
from ledger.meeting
qualify row_number() over (partition by meeting order by rowid desc) = 1;

insert into framework.meeting_indicator by name
select * exclude (role), 1 as enters_release
from ledger.meeting_indicator;

create or replace temp table said as
select
    discussion.* exclude (entry, role, noted_on),
    clearance.role as cleared_by,
    clearance.cleared_on,
    1 as enters_release
from ledger.discussion
join ledger.discussion_clearance as clearance using (entry)
qualify row_number() over (partition by meeting, indicator order by entry desc, clearance.rowid desc) = 1;

delete from framework.discussion
where (meeting, indicator) in (select (meeting, indicator) from said);

insert into framework.discussion by name
select * from said;

drop table said;
