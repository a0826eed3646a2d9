-- Released tables: what is to last after the Partnership, what its evaluation found, how good the data of an indicator are, and who is
-- written to. A row holds in release n when first_release <= n and n <= coalesce(last_release, n).

create table sustainability (
    activity varchar not null,
    measure integer not null,
    what_* varchar not null,
    payer varchar,
    since date,
    state varchar not null,
    evidence varchar,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('sustainability/' || activity || '/' || measure::varchar) virtual
);
comment on table sustainability is 'Sustainability of an activity after the end of the Partnership, and who pays for it.';
comment on column sustainability.activity is 'Activity.';
comment on column sustainability.measure is 'Number of the measure within its activity.';
comment on column sustainability.what_* is 'What goes on, in *.';
comment on column sustainability.payer is 'Institution that pays; empty where nobody is named yet.';
comment on column sustainability.since is 'Day from which it pays.';
comment on column sustainability.state is 'continues, planned, at-risk or ended.';
comment on column sustainability.evidence is 'Document or public address.';
comment on column sustainability.key is 'Key of the row.';

create table evaluation_value (
    series varchar not null,
    region varchar not null,
    round varchar not null,
    measured_on date not null,
    value double,
    numerator bigint,
    denominator bigint,
    low double,
    high double,
    note_* varchar,
    evidence varchar,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('evaluation_value/' || series || '/' || region || '/' || round) virtual
);
comment on table evaluation_value is 'What the evaluation measured at the beginning, in the middle and at the end; never mixed with what is reported.';
comment on column evaluation_value.series is 'Series whose measure it is.';
comment on column evaluation_value.region is 'Region.';
comment on column evaluation_value.round is 'baseline, midline or endline.';
comment on column evaluation_value.measured_on is 'Day on which the measurement ended.';
comment on column evaluation_value.value is 'Value in the unit of the series; a percentage is 100 n / N.';
comment on column evaluation_value.numerator is 'n of a percentage.';
comment on column evaluation_value.denominator is 'N of a percentage.';
comment on column evaluation_value.low is 'Lower end of the interval of a sample, 95 %.';
comment on column evaluation_value.high is 'Upper end of the interval of a sample, 95 %.';
comment on column evaluation_value.note_* is 'How it was measured, in *.';
comment on column evaluation_value.evidence is 'Document or public address.';
comment on column evaluation_value.key is 'Key of the row.';

create table evaluation_finding (
    finding varchar not null,
    round varchar not null,
    activity varchar,
    found_on date not null,
    finding_* varchar not null,
    response_* varchar,
    owner varchar,
    state varchar not null,
    done_on date,
    evidence varchar,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('evaluation_finding/' || finding) virtual
);
comment on table evaluation_finding is 'What the evaluation found, and what was done about it.';
comment on column evaluation_finding.finding is 'Code of the finding.';
comment on column evaluation_finding.round is 'baseline, midline or endline.';
comment on column evaluation_finding.activity is 'Activity; empty where it is about the Partnership as a whole.';
comment on column evaluation_finding.found_on is 'Day of the report of the evaluation.';
comment on column evaluation_finding.finding_* is 'Finding, in *.';
comment on column evaluation_finding.response_* is 'What was done about it, in *.';
comment on column evaluation_finding.owner is 'Institution that answers it.';
comment on column evaluation_finding.state is 'open, in-progress, done or not-accepted.';
comment on column evaluation_finding.done_on is 'Day it was done.';
comment on column evaluation_finding.evidence is 'Document or public address.';
comment on column evaluation_finding.key is 'Key of the row.';

create table quality_assessment (
    indicator varchar not null,
    standard varchar not null,
    assessed_on date not null,
    assessor_* varchar not null,
    result varchar not null,
    due_on date,
    note_* varchar,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('quality_assessment/' || indicator || '/' || standard) virtual
);
comment on table quality_assessment is 'How the data of an indicator meet one of the five standards of quality: the latest assessment.';
comment on column quality_assessment.indicator is 'Indicator.';
comment on column quality_assessment.standard is 'validity, integrity, precision, reliability or timeliness.';
comment on column quality_assessment.assessed_on is 'Day of the assessment.';
comment on column quality_assessment.assessor_* is 'Role that assessed it, in *.';
comment on column quality_assessment.result is 'met, partly or not-met.';
comment on column quality_assessment.due_on is 'Day by which it is to be assessed again.';
comment on column quality_assessment.note_* is 'What was found, in *.';
comment on column quality_assessment.key is 'Key of the row.';

create table contact_point (
    side varchar not null,
    valid_from date not null,
    institution varchar not null,
    role_* varchar not null,
    valid_to date,
    notified_on date,
    clause varchar,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('contact_point/' || institution || '/' || valid_from::varchar) virtual
);
comment on table contact_point is 'The point of contact of a side: an office and a role, never a person.';
comment on column contact_point.side is 'US or PE.';
comment on column contact_point.valid_from is 'First day on which the role is the point of contact.';
comment on column contact_point.institution is 'Institution of the role.';
comment on column contact_point.role_* is 'Role, in *.';
comment on column contact_point.valid_to is 'Last day, where it has ended.';
comment on column contact_point.notified_on is 'Day on which the change was notified in writing; due 30 days after it.';
comment on column contact_point.clause is 'Clause that names it.';
comment on column contact_point.key is 'Key of the row.';
