-- Released tables: what members send beside figures: money, posts and milestones, row by row. The words of a row enter when a steward
-- cleared them; a row that is nothing but words waits for that.

create table contribution (
    institution varchar not null,
    period varchar not null,
    line integer not null,
    year integer not null,
    stage varchar not null,
    form varchar not null,
    amount double not null,
    currency varchar not null,
    objective integer,
    region varchar,
    purpose_* varchar,
    evidence varchar,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('contribution/' || institution || '/' || period || '/' || line::varchar) virtual
);
comment on table contribution is 'An amount as an institution reported it, in its own currency and stage; never added to another.';
comment on column contribution.institution is 'Institution that reported it.';
comment on column contribution.period is 'Half-year of the report.';
comment on column contribution.line is 'Row of sheet Contributions of the report.';
comment on column contribution.year is 'Year of the amount.';
comment on column contribution.stage is 'pledged, opening, amended, executed or disbursed.';
comment on column contribution.form is 'cash or in-kind.';
comment on column contribution.amount is 'Amount, in the currency beside it.';
comment on column contribution.currency is 'Code of the currency.';
comment on column contribution.objective is 'Objective it serves, where the report names one.';
comment on column contribution.region is 'Region it was for, where the report names one.';
comment on column contribution.purpose_* is 'What for, in *, where it was cleared.';
comment on column contribution.evidence is 'Document or public address, where it was cleared.';
comment on column contribution.key is 'Key of the row.';

create table personnel (
    institution varchar not null,
    period varchar not null,
    line integer not null,
    region varchar not null,
    post_* varchar,
    planned integer,
    filled integer not null,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('personnel/' || institution || '/' || period || '/' || line::varchar) virtual
);
comment on table personnel is 'Posts of one kind in a region as an institution reported them.';
comment on column personnel.institution is 'Institution that reported them.';
comment on column personnel.period is 'Half-year of the report.';
comment on column personnel.line is 'Row of sheet Personnel of the report.';
comment on column personnel.region is 'Region.';
comment on column personnel.post_* is 'Kind of post, in *.';
comment on column personnel.planned is 'Posts planned.';
comment on column personnel.filled is 'Posts filled.';
comment on column personnel.key is 'Key of the row.';

create table milestone (
    institution varchar not null,
    period varchar not null,
    line integer not null,
    activity varchar,
    name_* varchar,
    due_on date,
    state varchar not null,
    done_on date,
    evidence varchar,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('milestone/' || institution || '/' || period || '/' || line::varchar) virtual
);
comment on table milestone is 'A milestone or commitment as an institution reported it: planned and actual day, state, evidence.';
comment on column milestone.institution is 'Institution that reported it.';
comment on column milestone.period is 'Half-year of the report.';
comment on column milestone.line is 'Row of sheet Milestones of the report.';
comment on column milestone.activity is 'Activity, or plan, sustainability, evaluation, other; empty in reports made before it was asked for.';
comment on column milestone.name_* is 'Milestone, in *.';
comment on column milestone.due_on is 'Planned day.';
comment on column milestone.state is 'met, late, in-progress, not-begun or dropped.';
comment on column milestone.done_on is 'Day it was done.';
comment on column milestone.evidence is 'Document or public address.';
comment on column milestone.key is 'Key of the row.';
