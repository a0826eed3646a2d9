-- Released table: what a status asks the responsible institution to explain, and its answer once a steward cleared it (design, section 5,
-- rule 4, l).

create table explanation (
    indicator varchar not null,
    region varchar not null,
    year integer not null,
    series varchar not null,
    status varchar not null,
    direction varchar not null,
    far_above boolean not null,
    institution varchar,
    explained boolean not null,
    cause_* varchar,
    action_* varchar,
    act_by date,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('explanation/' || indicator || '/' || region || '/' || year::varchar) virtual
);
comment on table explanation is 'Each status that asks for an explanation (not met, got worse, far above its target), and the explanation once it was cleared.';
comment on column explanation.indicator is 'Indicator.';
comment on column explanation.region is 'Region.';
comment on column explanation.year is 'Calendar year of the status.';
comment on column explanation.series is 'The series that decides the status of the indicator.';
comment on column explanation.status is 'Status that asks, a code of status_word.';
comment on column explanation.direction is 'Direction since the year before, a code of status_word; empty where there is none.';
comment on column explanation.far_above is 'True where the value is more than 25 per cent better than the target.';
comment on column explanation.institution is 'Institutions that report the figure and are asked, separated by semicolons.';
comment on column explanation.explained is 'True where a cleared explanation is released.';
comment on column explanation.cause_* is 'Cause, in *.';
comment on column explanation.action_* is 'What is done about it, in *.';
comment on column explanation.act_by is 'Day by which it is to be done.';
comment on column explanation.key is 'Key of the row.';
