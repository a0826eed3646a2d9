-- Released tables: what the Partnership agreed, who takes part, where and when.
-- A row holds in release n when first_release <= n and n <= coalesce(last_release, n).

create table objective (
    objective integer not null,
    paradigm varchar,
    name_* varchar,
    statement_* varchar,
    headline_series varchar,
    axis_* varchar,
    clause varchar,
    first_release integer not null,
    last_release integer
);
comment on table objective is 'The three objectives of section IV of the instrument.';
comment on column objective.objective is 'Number of the objective, 1 to 3.';
comment on column objective.paradigm is 'Its paradigm: prosecution, protection or prevention.';
comment on column objective.name_* is 'Short name in *.';
comment on column objective.statement_* is 'What it aims at, in own words, in *.';
comment on column objective.headline_series is 'Series that stands for it where one line must do.';
comment on column objective.axis_* is 'Strategic axis of the national commission it belongs to, in *.';
comment on column objective.clause is 'Clause of the instrument.';

create table activity (
    activity varchar not null,
    objective integer not null,
    position integer,
    name_* varchar,
    description_* varchar,
    clause varchar,
    same_as varchar,
    first_release integer not null,
    last_release integer
);
comment on table activity is 'The fifteen activities of section IV of the instrument.';
comment on column activity.activity is 'Number of the activity, for example 1.6.';
comment on column activity.objective is 'Objective it belongs to.';
comment on column activity.position is 'Order in lists.';
comment on column activity.name_* is 'Short name in *.';
comment on column activity.description_* is 'One sentence in own words, in *.';
comment on column activity.clause is 'Clause of the instrument.';
comment on column activity.same_as is 'Activity that says the same word for word and is counted once with it.';

create table region (
    region varchar not null,
    name_* varchar,
    kind varchar,
    parent varchar,
    iso varchar,
    area_code varchar,
    area_part varchar,
    consent_from date,
    consent_scope_* varchar,
    consent_source varchar,
    position integer,
    note_* varchar,
    first_release integer not null,
    last_release integer
);
comment on table region is 'A place figures are counted for, or a roll-up of places.';
comment on column region.region is 'Code of a place. NAT: not attributable, PILOTS: the pilots together, ALL: everything.';
comment on column region.name_* is 'Name in *.';
comment on column region.kind is 'total, pilots, pilot, consent (added by mutual consent) or unattributed.';
comment on column region.parent is 'Roll-up it is a part of.';
comment on column region.iso is 'ISO 3166-2 code.';
comment on column region.area_code is 'Department code of the statistics institute, two digits as text.';
comment on column region.area_part is 'Province code where the place is only a part of a department.';
comment on column region.consent_from is 'Day from which both sides consented to work there; figures before are not applicable.';
comment on column region.consent_scope_* is 'What the consent covers, in *.';
comment on column region.consent_source is 'Where the consent is stated.';
comment on column region.position is 'Order in lists.';
comment on column region.note_* is 'Note in *.';

create table period (
    period varchar not null,
    kind varchar,
    year integer,
    starts date,
    ends date,
    parent varchar,
    closed boolean not null,
    halves integer not null,
    halves_in integer not null,
    first_release integer not null,
    last_release integer
);
comment on table period is 'A half-year, a calendar year or the whole term.';
comment on column period.period is 'Code, for example 2019-H1, 2019 or TERM.';
comment on column period.kind is 'half, year or term.';
comment on column period.year is 'Calendar year; empty for the term.';
comment on column period.starts is 'First day.';
comment on column period.ends is 'Last day.';
comment on column period.parent is 'Period it is a part of.';
comment on column period.closed is 'True when all reports due for it were agreed.';
comment on column period.halves is 'Half-years that belong to it.';
comment on column period.halves_in is 'Half-years of it that the release covers.';

create table institution (
    institution varchar not null,
    name_* varchar,
    side varchar,
    role varchar,
    clause varchar,
    valid_from date,
    valid_to date,
    reports_to varchar,
    note_* varchar,
    source_url varchar,
    demonstration boolean not null,
    level integer,
    first_release integer not null,
    last_release integer
);
comment on table institution is 'A participant, a member of the Commission or an implementing partner.';
comment on column institution.institution is 'Code.';
comment on column institution.name_* is 'Name in *.';
comment on column institution.side is 'US, PE or partner.';
comment on column institution.role is 'lead, embassy, chair, member, other, implementing_partner, sub_recipient or secretary.';
comment on column institution.clause is 'Clause of the instrument that names it.';
comment on column institution.valid_from is 'First day in that role.';
comment on column institution.valid_to is 'Last day in that role; empty when it still has it.';
comment on column institution.reports_to is 'Institution it reports to.';
comment on column institution.note_* is 'Note in *.';
comment on column institution.source_url is 'Address where this is stated.';
comment on column institution.demonstration is 'True for an institution invented for the demonstration.';
comment on column institution.level is 'Steps to the top of the reporting chain, 0 for the top itself.';

create table source (
    source varchar not null,
    name_* varchar,
    keeper varchar,
    counts_* varchar,
    note_* varchar,
    source_url varchar,
    first_release integer not null,
    last_release integer
);
comment on table source is 'A counting system; ALL is the sum over sources where a series allows it.';
comment on column source.source is 'Code.';
comment on column source.name_* is 'Name in *.';
comment on column source.keeper is 'Institution that keeps it.';
comment on column source.counts_* is 'What one of its records is, in *.';
comment on column source.note_* is 'Note in *.';
comment on column source.source_url is 'Address where this is stated.';

create table source_overlap (
    source_a varchar not null,
    source_b varchar not null,
    overlap varchar,
    reason_* varchar,
    source_url varchar,
    first_release integer not null,
    last_release integer
);
comment on table source_overlap is 'What is known of how far two counting systems count the same; they are never added.';
comment on column source_overlap.source_a is 'One counting system.';
comment on column source_overlap.source_b is 'The other.';
comment on column source_overlap.overlap is 'Extent of the overlap, or unknown.';
comment on column source_overlap.reason_* is 'Why they are not added, in *.';
comment on column source_overlap.source_url is 'Address where this is stated.';

create table event (
    event varchar not null,
    kind varchar,
    starts date,
    ends date,
    activities varchar,
    name_* varchar,
    short_* varchar,
    note_* varchar,
    source_url varchar,
    first_release integer not null,
    last_release integer
);
comment on table event is 'Something that explains a bend in a line.';
comment on column event.event is 'Code.';
comment on column event.kind is 'disruption, break, region, term or meeting.';
comment on column event.starts is 'First day.';
comment on column event.ends is 'Last day; empty when it is one day or still lasts.';
comment on column event.activities is 'Activities it affects, separated by semicolons; empty for all.';
comment on column event.name_* is 'Name in *.';
comment on column event.short_* is 'A word or two for a chart, in *.';
comment on column event.note_* is 'Note in *.';
comment on column event.source_url is 'Address where it is stated.';

create table clause (
    clause varchar not null,
    parent varchar,
    position integer,
    heading_* varchar,
    summary_* varchar,
    page varchar,
    first_release integer not null,
    last_release integer
);
comment on table clause is 'A clause of the instrument, summed up in own words.';
comment on column clause.clause is 'Number of the clause.';
comment on column clause.parent is 'Clause it is a part of.';
comment on column clause.position is 'Order in the instrument.';
comment on column clause.heading_* is 'Heading in *.';
comment on column clause.summary_* is 'Summary in *.';
comment on column clause.page is 'Path of the page where it has its place.';

create table glossary (
    term varchar not null,
    position integer,
    term_* varchar,
    meaning_* varchar,
    first_release integer not null,
    last_release integer
);
comment on table glossary is 'Terms used on the pages.';
comment on column glossary.term is 'Code.';
comment on column glossary.position is 'Order in lists.';
comment on column glossary.term_* is 'Term in *.';
comment on column glossary.meaning_* is 'Meaning in *.';

create table commitment (
    commitment varchar not null,
    clause varchar,
    name_* varchar,
    who varchar,
    due_rule_* varchar,
    due_on date,
    days_past integer,
    amount double,
    currency varchar,
    state varchar,
    known_* varchar,
    evidence_url varchar,
    first_release integer not null,
    last_release integer
);
comment on table commitment is 'What the participants committed themselves to, by when. The instrument is not binding.';
comment on column commitment.commitment is 'Code, C1 and following.';
comment on column commitment.clause is 'Clause of the instrument.';
comment on column commitment.name_* is 'Commitment in *.';
comment on column commitment.who is 'Institutions that made it, separated by semicolons.';
comment on column commitment.due_rule_* is 'When it falls due, in words, in *.';
comment on column commitment.due_on is 'Day it falls due, where the instrument gives one.';
comment on column commitment.days_past is 'Days from that day to the release, where it is not known or not shown to be met.';
comment on column commitment.amount is 'Amount, in the currency beside it.';
comment on column commitment.currency is 'Code of the currency.';
comment on column commitment.state is 'met, open, not-known, continuous or extended.';
comment on column commitment.known_* is 'What is publicly known, in *.';
comment on column commitment.evidence_url is 'Address of the evidence.';
