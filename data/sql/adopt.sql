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
select 'ALL' as source, getvariable('all_sources_*') as name_*
where 'ALL' not in (select source from framework.source);

insert into framework.source_overlap by name
select * from programme.source_overlap;

alter table framework.target add column adopted_in_release integer default 1;

insert into framework.target by name
select * from programme.target;

alter table framework.baseline add column adopted_in_release integer default 1;

insert into framework.baseline by name
select * from programme.baseline;

insert into framework.merged_category by name
select * from programme.merged_category;
insert into framework.victim_table by name
select * from programme.victim_table;

-- the instrument dates some commitments by months after its signature
update framework.commitment
set due_on = signed.starts + to_months(months_after)
from framework.event as signed
where signed.event = 'signature'
and months_after is not null;

insert into framework.category by name
select
    breakdown,
    'not-broken-down' as category,
    1000 as position,
    getvariable('not_broken_down_*') as name_*
from framework.breakdown
where breakdown <> 'total';

-- the half-years in which each indicator is counted; where the plan changed nothing, all
create table framework.indicator_span as
select
    indicator.indicator,
    coalesce(max(begun.from_period), '') as first_half,
    coalesce(max(last.period), '9999') as last_half
from framework.indicator
left join framework.indicator_change as begun
    on begun.indicator = indicator.indicator
    and begun.change in ('new', 'split', 'merged')
left join framework.indicator_change as ended
    on ended.replaces = indicator.indicator
    and ended.change in ('split', 'merged', 'retired')
left join framework.period as without on without.period = ended.from_period
left join framework.period as last on last.kind = 'half' and last.ends = without.starts - 1
group by indicator.indicator;

-- nobody owes a figure outside them
update framework.duty
set
    starts = greatest(coalesce(starts, ''), span.first_half),
    ends = least(coalesce(ends, '9999'), span.last_half)
from framework.series
join framework.indicator_span as span using (indicator)
where series.series = duty.series
and (span.first_half <> '' or span.last_half <> '9999');

delete from framework.duty
where starts > ends;

-- targets that one side proposed stand in the ledger alone
create table framework.target_proposal (
    proposal integer,
    series varchar,
    region varchar,
    year integer,
    value double,
    basis varchar,
    in_force_from date,
    proposed_by varchar,
    proposed_on date,
    state varchar,
    answered_on date,
    reason_* varchar
);
