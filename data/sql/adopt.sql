-- Puts what the programme adds beside the framework. Afterwards schema framework holds all a release reads: rows that
-- come with a later release carry enters_release.

alter table framework.institution add column demonstration boolean default false;

insert into framework.institution by name
select institution.*, ledger.demonstration
from programme.institution
cross join programme.ledger;

insert into framework.source by name
select * from programme.source;

insert into framework.source by name
select 'ALL' as source, 'All sources' as name_en, 'Todas las fuentes' as name_es
where 'ALL' not in (select source from framework.source);

insert into framework.source_overlap by name
select * from programme.source_overlap;

alter table framework.target add column adopted_in_release integer default 1;

insert into framework.target by name
select * from programme.target;

alter table framework.baseline add column adopted_in_release integer default 1;

insert into framework.baseline by name
select * from programme.baseline;

alter table framework.meeting add column enters_release integer default 1;

insert into framework.meeting by name
select * from programme.meeting;

create table framework.contribution as from programme.contribution;
create table framework.personnel as from programme.personnel;
create table framework.milestone as from programme.milestone;
create table framework.meeting_indicator as from programme.meeting_indicator;
create table framework.discussion as from programme.discussion;
insert into framework.victim_table by name
select * from programme.victim_table;

-- the instrument dates some commitments by months after its signature
update framework.commitment
set due_on = signed.starts + to_months(months_after)
from framework.event as signed
where signed.event = 'signature'
and months_after is not null;

create table framework.release as from programme.release;
create table framework.duty as from programme.duty;
create table framework.calendar as from programme.calendar;
create table framework.closure as from programme.closure;
create table framework.narrative as from programme.narrative;

insert into framework.category by name
select
    breakdown,
    'not-broken-down' as category,
    1000 as position,
    'Not broken down' as name_en,
    'Sin desglosar' as name_es
from framework.breakdown
where breakdown <> 'total';
