-- The ledger: every accepted report for ever, as it came and as rows, and every release word for word. Append-only;
-- the one thing ever written into an existing row is last_release of a released row that a later release replaced.

create table ledger.about (key varchar not null, value varchar not null);
comment on table ledger.about is 'kind: demonstration or real; schema: layout of the released tables in it.';

create table ledger.report (
    institution varchar not null,
    period varchar not null,
    version integer not null,
    file varchar not null,
    sha256 varchar not null,
    original blob not null,
    primary key (institution, period, version)
);
comment on table ledger.report is 'An accepted report as it came.';

create table ledger.report_event (
    institution varchar not null,
    period varchar not null,
    version integer not null,
    due_on date not null,
    received_on date,
    state varchar not null,
    reason varchar,
    enters_release integer
);
comment on table ledger.report_event is 'What became of a version of a report, or that none came in.';

create table ledger.report_row (
    institution varchar not null,
    period varchar not null,
    version integer not null,
    row bigint not null,
    series varchar not null,
    source varchar not null,
    region varchar not null,
    breakdown varchar not null,
    category varchar not null,
    value decimal(18, 4),
    numerator bigint,
    denominator bigint,
    missing varchar,
    reason varchar
);
comment on table ledger.report_row is 'A row of an accepted report; row is its number in the file, the header being 1.';

create table ledger.resolved (
    release integer not null,
    institution varchar not null,
    period varchar not null,
    version integer not null,
    state varchar not null,
    reason varchar
);
comment on table ledger.resolved is 'The version of each report that a release was made of.';

create schema ledger.released;
