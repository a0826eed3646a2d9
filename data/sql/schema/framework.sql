-- Released tables: what the Partnership agreed, who takes part, where and when.
-- A row holds in release n when first_release <= n and n <= coalesce(last_release, n).

create table objective (
    objective integer not null,
    paradigm varchar,
    name_en varchar,
    name_es varchar,
    statement_en varchar,
    statement_es varchar,
    headline_series varchar,
    axis_en varchar,
    axis_es varchar,
    clause varchar,
    first_release integer not null,
    last_release integer
);
comment on table objective is 'The three objectives of section IV of the instrument.';
comment on column objective.objective is 'Number of the objective, 1 to 3.';
comment on column objective.paradigm is 'Its paradigm: prosecution, protection or prevention.';
comment on column objective.name_en is 'Short name in English.';
comment on column objective.name_es is 'Short name in Spanish.';
comment on column objective.statement_en is 'What it aims at, in own words, in English.';
comment on column objective.statement_es is 'What it aims at, in own words, in Spanish.';
comment on column objective.headline_series is 'Series that stands for it where one line must do.';
comment on column objective.axis_en is 'Strategic axis of the Multisectoral Commission it belongs to, in English.';
comment on column objective.axis_es is 'Strategic axis of the Multisectoral Commission it belongs to, in Spanish.';
comment on column objective.clause is 'Clause of the instrument.';

create table activity (
    activity varchar not null,
    objective integer not null,
    position integer,
    name_en varchar,
    name_es varchar,
    description_en varchar,
    description_es varchar,
    clause varchar,
    same_as varchar,
    first_release integer not null,
    last_release integer
);
comment on table activity is 'The fifteen activities of section IV of the instrument.';
comment on column activity.activity is 'Number of the activity, for example 1.6.';
comment on column activity.objective is 'Objective it belongs to.';
comment on column activity.position is 'Order in lists.';
comment on column activity.name_en is 'Short name in English.';
comment on column activity.name_es is 'Short name in Spanish.';
comment on column activity.description_en is 'One sentence in own words, in English.';
comment on column activity.description_es is 'One sentence in own words, in Spanish.';
comment on column activity.clause is 'Clause of the instrument.';
comment on column activity.same_as is 'Activity that says the same word for word and is counted once with it.';

create table region (
    region varchar not null,
    name_en varchar,
    name_es varchar,
    kind varchar,
    parent varchar,
    iso varchar,
    area_code varchar,
    area_part varchar,
    consent_from date,
    consent_scope_en varchar,
    consent_scope_es varchar,
    consent_source varchar,
    position integer,
    note_en varchar,
    note_es varchar,
    first_release integer not null,
    last_release integer
);
comment on table region is 'A place figures are counted for, or a roll-up of places.';
comment on column region.region is 'Code of a place. NAT: not attributable, PILOTS: the pilots together, ALL: everything.';
comment on column region.name_en is 'Name in English.';
comment on column region.name_es is 'Name in Spanish.';
comment on column region.kind is 'total, pilots, pilot, consent (added by mutual consent) or unattributed.';
comment on column region.parent is 'Roll-up it is a part of.';
comment on column region.iso is 'ISO 3166-2 code.';
comment on column region.area_code is 'Department code of the statistics institute, two digits as text.';
comment on column region.area_part is 'Province code where the place is only a part of a department.';
comment on column region.consent_from is 'Day from which both sides consented to work there; figures before are not applicable.';
comment on column region.consent_scope_en is 'What the consent covers, in English.';
comment on column region.consent_scope_es is 'What the consent covers, in Spanish.';
comment on column region.consent_source is 'Where the consent is stated.';
comment on column region.position is 'Order in lists.';
comment on column region.note_en is 'Note in English.';
comment on column region.note_es is 'Note in Spanish.';

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
    name_en varchar,
    name_es varchar,
    side varchar,
    role varchar,
    clause varchar,
    valid_from date,
    valid_to date,
    reports_to varchar,
    note_en varchar,
    note_es varchar,
    source_url varchar,
    demonstration boolean not null,
    level integer,
    first_release integer not null,
    last_release integer
);
comment on table institution is 'A participant, a member of the Commission or an implementing partner.';
comment on column institution.institution is 'Code.';
comment on column institution.name_en is 'Name in English.';
comment on column institution.name_es is 'Name in Spanish.';
comment on column institution.side is 'US, PE or partner.';
comment on column institution.role is 'lead, embassy, chair, member, other, implementing_partner, sub_recipient or secretary.';
comment on column institution.clause is 'Clause of the instrument that names it.';
comment on column institution.valid_from is 'First day in that role.';
comment on column institution.valid_to is 'Last day in that role; empty when it still has it.';
comment on column institution.reports_to is 'Institution it reports to.';
comment on column institution.note_en is 'Note in English.';
comment on column institution.note_es is 'Note in Spanish.';
comment on column institution.source_url is 'Address where this is stated.';
comment on column institution.demonstration is 'True for an institution invented for the demonstration.';
comment on column institution.level is 'Steps to the top of the reporting chain, 0 for the top itself.';

create table source (
    source varchar not null,
    name_en varchar,
    name_es varchar,
    keeper varchar,
    counts_en varchar,
    counts_es varchar,
    note_en varchar,
    note_es varchar,
    source_url varchar,
    first_release integer not null,
    last_release integer
);
comment on table source is 'A counting system; ALL is the sum over sources where a series allows it.';
comment on column source.source is 'Code.';
comment on column source.name_en is 'Name in English.';
comment on column source.name_es is 'Name in Spanish.';
comment on column source.keeper is 'Institution that keeps it.';
comment on column source.counts_en is 'What one of its records is, in English.';
comment on column source.counts_es is 'What one of its records is, in Spanish.';
comment on column source.note_en is 'Note in English.';
comment on column source.note_es is 'Note in Spanish.';
comment on column source.source_url is 'Address where this is stated.';

create table source_overlap (
    source_a varchar not null,
    source_b varchar not null,
    overlap varchar,
    reason_en varchar,
    reason_es varchar,
    source_url varchar,
    first_release integer not null,
    last_release integer
);
comment on table source_overlap is 'What is known of how far two counting systems count the same; they are never added.';
comment on column source_overlap.source_a is 'One counting system.';
comment on column source_overlap.source_b is 'The other.';
comment on column source_overlap.overlap is 'Extent of the overlap, or unknown.';
comment on column source_overlap.reason_en is 'Why they are not added, in English.';
comment on column source_overlap.reason_es is 'Why they are not added, in Spanish.';
comment on column source_overlap.source_url is 'Address where this is stated.';

create table event (
    event varchar not null,
    kind varchar,
    starts date,
    ends date,
    activities varchar,
    name_en varchar,
    name_es varchar,
    short_en varchar,
    short_es varchar,
    note_en varchar,
    note_es varchar,
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
comment on column event.name_en is 'Name in English.';
comment on column event.name_es is 'Name in Spanish.';
comment on column event.short_en is 'A word or two for a chart, in English.';
comment on column event.short_es is 'A word or two for a chart, in Spanish.';
comment on column event.note_en is 'Note in English.';
comment on column event.note_es is 'Note in Spanish.';
comment on column event.source_url is 'Address where it is stated.';

create table clause (
    clause varchar not null,
    parent varchar,
    position integer,
    heading_en varchar,
    heading_es varchar,
    summary_en varchar,
    summary_es varchar,
    page varchar,
    first_release integer not null,
    last_release integer
);
comment on table clause is 'A clause of the instrument, summed up in own words.';
comment on column clause.clause is 'Number of the clause.';
comment on column clause.parent is 'Clause it is a part of.';
comment on column clause.position is 'Order in the instrument.';
comment on column clause.heading_en is 'Heading in English.';
comment on column clause.heading_es is 'Heading in Spanish.';
comment on column clause.summary_en is 'Summary in English.';
comment on column clause.summary_es is 'Summary in Spanish.';
comment on column clause.page is 'Path of the page where it has its place.';

create table glossary (
    term varchar not null,
    position integer,
    term_en varchar,
    term_es varchar,
    meaning_en varchar,
    meaning_es varchar,
    first_release integer not null,
    last_release integer
);
comment on table glossary is 'Terms used on the pages.';
comment on column glossary.term is 'Code.';
comment on column glossary.position is 'Order in lists.';
comment on column glossary.term_en is 'Term in English.';
comment on column glossary.term_es is 'Term in Spanish.';
comment on column glossary.meaning_en is 'Meaning in English.';
comment on column glossary.meaning_es is 'Meaning in Spanish.';

create table commitment (
    commitment varchar not null,
    clause varchar,
    name_en varchar,
    name_es varchar,
    who varchar,
    due_rule_en varchar,
    due_rule_es varchar,
    due_on date,
    days_past integer,
    amount double,
    currency varchar,
    state varchar,
    known_en varchar,
    known_es varchar,
    evidence_url varchar,
    first_release integer not null,
    last_release integer
);
comment on table commitment is 'What the participants committed themselves to, by when. The instrument is not binding.';
comment on column commitment.commitment is 'Code, C1 and following.';
comment on column commitment.clause is 'Clause of the instrument.';
comment on column commitment.name_en is 'Commitment in English.';
comment on column commitment.name_es is 'Commitment in Spanish.';
comment on column commitment.who is 'Institutions that made it, separated by semicolons.';
comment on column commitment.due_rule_en is 'When it falls due, in words, in English.';
comment on column commitment.due_rule_es is 'When it falls due, in words, in Spanish.';
comment on column commitment.due_on is 'Day it falls due, where the instrument gives one.';
comment on column commitment.days_past is 'Days from that day to the release, where it is not known or not shown to be met.';
comment on column commitment.amount is 'Amount, in the currency beside it.';
comment on column commitment.currency is 'Code of the currency.';
comment on column commitment.state is 'met, open, not-known, continuous or extended.';
comment on column commitment.known_en is 'What is publicly known, in English.';
comment on column commitment.known_es is 'What is publicly known, in Spanish.';
comment on column commitment.evidence_url is 'Address of the evidence.';
