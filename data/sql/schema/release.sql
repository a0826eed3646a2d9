-- Released tables: the release itself, the reports it is made of, their narrative, the headline counts.
-- A row holds in release n when first_release <= n and n <= coalesce(last_release, n).

create table about (
    key varchar not null,
    value varchar not null
);
comment on table about is 'What this file is: ledger (demonstration or real), schema (number of this layout), latest (last release in it).';
comment on column about.key is 'Name of the property.';
comment on column about.value is 'Its value, as text.';

create table release (
    release integer not null,
    released_on date not null,
    last_period varchar not null,
    note_* varchar,
    reports_in integer not null,
    reports_due integer not null,
    first_release integer not null,
    last_release integer
);
comment on table release is 'One row a release: a numbered, dated publication made from the ledger.';
comment on column release.release is 'Number of the release.';
comment on column release.released_on is 'Day on which it was made.';
comment on column release.last_period is 'Last half-year it covers.';
comment on column release.note_* is 'What changed and why, in *.';
comment on column release.reports_in is 'Half-yearly reports whose figures are in it, one an institution and half-year.';
comment on column release.reports_due is 'Half-yearly reports that were due by its date.';

create table report (
    institution varchar not null,
    period varchar not null,
    due_on date not null,
    received_on date,
    corrected_on date,
    state varchar not null,
    late boolean not null,
    version integer,
    supersedes integer,
    reason_* varchar,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('report/' || institution || '/' || period) virtual
);
comment on table report is 'A half-yearly report, as it stood on the day of the release.';
comment on column report.institution is 'Institution that owes it.';
comment on column report.period is 'Half-year.';
comment on column report.due_on is 'Day it was due.';
comment on column report.received_on is 'Day its first version came in.';
comment on column report.corrected_on is 'Day the present version came in, when it is not the first.';
comment on column report.state is 'agreed, verified, returned, received, missing or not-due.';
comment on column report.late is 'True when the first version came in after the due day, or is missing.';
comment on column report.version is 'Present version; empty when none came in.';
comment on column report.supersedes is 'Version it supersedes.';
comment on column report.reason_* is 'Why it was corrected or returned, in *.';
comment on column report.key is 'Key of the row.';

create table narrative (
    activity varchar not null,
    region varchar not null,
    period varchar not null,
    institution varchar not null,
    text_* varchar,
    cleared_by varchar not null,
    cleared_on date not null,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('narrative/' || activity || '/' || region || '/' || period || '/' || institution) virtual
);
comment on table narrative is 'The qualitative part of the reports, cleared for release.';
comment on column narrative.activity is 'Activity.';
comment on column narrative.region is 'Region.';
comment on column narrative.period is 'Half-year.';
comment on column narrative.institution is 'Institution that wrote it.';
comment on column narrative.text_* is 'Text in *.';
comment on column narrative.cleared_by is 'Role that cleared it.';
comment on column narrative.cleared_on is 'Day on which it was cleared.';
comment on column narrative.key is 'Key of the row.';

create table headline (
    code varchar not null,
    value integer not null,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('headline/' || code) virtual
);
comment on table headline is 'A count shown as a headline; headline_item lists exactly what it counts.';
comment on column headline.code is 'What is counted.';
comment on column headline.value is 'The count.';
comment on column headline.key is 'Key of the row.';

create table headline_item (
    code varchar not null,
    item varchar not null,
    first_release integer not null,
    last_release integer
);
comment on table headline_item is 'Exactly what a headline counts.';
comment on column headline_item.code is 'Headline.';
comment on column headline_item.item is 'Code of an activity, indicator, region or the key of a row.';
