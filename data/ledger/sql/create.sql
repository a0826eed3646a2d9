-- The ledger: every accepted report for ever, as it came and as rows, and every release word for word. Append-only;
-- the one thing ever written into an existing row is last_release of a released row that a later release replaced, and the one
-- thing ever taken out are the rows of a last release that was undone: an act says when, by which role and why.

create table ledger.about (key varchar not null, value varchar not null);
comment on table ledger.about is
    'kind: demonstration or real; schema: layout of the released tables in it; seed: decides between patterns; key: of the chain of acts; preview_days.';

create table ledger.act (
    act bigint not null,
    happened_at timestamp not null,
    command varchar not null,
    role varchar not null,
    what varchar,
    seal varchar
);
comment on table ledger.act is 'What was ever done to the ledger, by which role; seal is a keyed hash of it, of its links and of the seal before.';

create table ledger.link (
    act bigint not null,
    "table" varchar not null,
    rows bigint not null,
    hash varchar not null
);
comment on table ledger.link is 'A small table of the ledger as it was after an act that changed it: its rows and a keyed hash of all they say.';

create table ledger.report (
    institution varchar not null,
    period varchar not null,
    version integer not null,
    file varchar not null,
    sha256 varchar not null,
    original blob not null,
    rows_sha256 varchar not null,
    primary key (institution, period, version)
);
comment on table ledger.report is 'An accepted report as it came; rows_sha256 is the hash of its rows and texts as kept.';

create table ledger.expected (
    expected bigint not null,
    institution varchar not null,
    period varchar not null,
    due_on date not null,
    noted_on date not null
);
comment on table ledger.expected is 'A report that is due; of several rows the last holds.';

create table ledger.report_event (
    event bigint not null,
    institution varchar not null,
    period varchar not null,
    version integer not null,
    happened_on date not null,
    state varchar not null,
    role varchar not null,
    side varchar,
    reason_* varchar
);
comment on table ledger.report_event is 'What became of a version of a report: received, returned, verified, agreed (once by each side).';

create table ledger.closure (
    period varchar not null,
    closed_on date not null,
    role varchar not null,
    reason varchar not null
);
comment on table ledger.closure is 'A period closed although not all its reports were agreed.';

create table ledger.report_text (
    institution varchar not null,
    period varchar not null,
    version integer not null,
    sheet varchar not null,
    row bigint not null,
    "column" varchar not null,
    text varchar not null
);
comment on table ledger.report_text is 'Words and numbers of an accepted workbook outside its figures.';

create table ledger.clearance (
    institution varchar not null,
    period varchar not null,
    version integer not null,
    sheet varchar not null,
    row bigint not null,
    activity varchar,
    region varchar,
    text_* varchar,
    role varchar not null,
    cleared_on date not null
);
comment on table ledger.clearance is 'A text of a report that a steward read and cleared for release; of several the last holds.';

create table ledger.meeting (
    meeting varchar not null,
    name_* varchar not null,
    held_on date not null,
    place_* varchar,
    pinned_release integer,
    note_* varchar,
    role varchar not null,
    noted_on date not null
);
comment on table ledger.meeting is 'An annual meeting as it was set; of several the last holds.';

create table ledger.meeting_indicator (
    meeting varchar not null,
    indicator varchar not null,
    frozen_on date not null,
    position integer not null,
    series varchar not null,
    frozen_by varchar not null,
    kept boolean not null,
    reason_* varchar,
    role varchar not null,
    primary key (meeting, indicator, frozen_on)
);
comment on table ledger.meeting_indicator is 'A key indicator that was frozen for a meeting, or taken out with a reason.';

create table ledger.discussion (
    entry bigint not null,
    meeting varchar not null,
    indicator varchar not null,
    discussed boolean not null,
    note_* varchar,
    decision_* varchar,
    follow_up_* varchar,
    owner varchar,
    due_on date,
    done_on date,
    role varchar not null,
    noted_on date not null
);
comment on table ledger.discussion is 'What was said of a key indicator at a meeting, as noted; released only when it was cleared.';

create table ledger.discussion_clearance (
    entry bigint not null,
    role varchar not null,
    cleared_on date not null
);
comment on table ledger.discussion_clearance is 'An entry that a steward read and cleared for release; of several of one indicator the last entry holds.';

create table ledger.release_note (
    note bigint not null,
    release integer not null,
    note_* varchar,
    role varchar not null,
    noted_on date not null
);
comment on table ledger.release_note is 'What changed and why, as written for a release to come; of several of one release the last holds.';

create table ledger.target_proposal (
    proposal integer not null,
    series varchar not null,
    region varchar not null,
    year integer not null,
    value double not null,
    basis varchar not null,
    in_force_from date not null,
    reason_* varchar,
    role varchar not null,
    side varchar not null,
    proposed_on date not null
);
comment on table ledger.target_proposal is 'A target that one side proposed, and why; it holds from its day on when the other side has agreed.';

create table ledger.target_answer (
    proposal integer not null,
    answer varchar not null,
    role varchar not null,
    side varchar not null,
    answered_on date not null
);
comment on table ledger.target_answer is 'What became of a proposed target: agreed by the other side, or withdrawn by the side that proposed it.';

create table ledger.release_key (
    release integer not null,
    basis varchar not null,
    what varchar not null,
    role varchar not null,
    noted_on date not null
);
comment on table ledger.release_key is
    'The preview of a release to come: that it was opened, or which role signed it; basis is the hash of what it was a preview of.';

create table ledger.release_note_clearance (
    note bigint not null,
    note_* varchar,
    role varchar not null,
    cleared_on date not null
);
comment on table ledger.release_note_clearance is 'A note of a release that a steward read and cleared, with a translation where one was added.';

create table ledger.victim_leaf (
    series varchar not null,
    source varchar not null,
    region varchar not null,
    year integer not null,
    breakdown varchar not null,
    category varchar not null,
    value bigint,
    numerator bigint,
    denominator bigint,
    release integer not null
);
comment on table ledger.victim_leaf is 'A count of child victims of one place and year, frozen as it was when its year was released.';

create table ledger.victim_row (
    series varchar not null,
    source varchar not null,
    region varchar not null,
    year integer,
    breakdown varchar not null,
    category varchar not null,
    table_kind varchar not null,
    shown boolean not null,
    release integer not null
);
comment on table ledger.victim_row is 'What a release decided on a row of a listed table, for good; a row without a year is of the whole term by then.';

create table ledger.seal (
    release integer not null,
    "table" varchar not null,
    rows bigint not null,
    hash varchar not null,
    ended bigint not null,
    ended_hash varchar not null
);
comment on table ledger.seal is 'The keyed hash of the rows of a released table that began with a release, and of those that ended with it.';

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
    reason_* varchar
);
comment on table ledger.resolved is 'The version of each report that a release was made of.';

create schema ledger.released;
