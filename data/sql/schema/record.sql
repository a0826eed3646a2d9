-- Released tables: what others have published, and the shapes of maps.
-- A row holds in release n when first_release <= n and n <= coalesce(last_release, n).

create table record (
    record varchar not null,
    measure varchar,
    subject varchar,
    counted_by varchar,
    unit varchar,
    place varchar,
    place_kind varchar,
    area_code varchar,
    region varchar,
    period_start date,
    period_end date,
    period_text varchar,
    sex varchar,
    age varchar,
    exploitation varchar,
    nationality varchar,
    breakdown_rest varchar,
    breakdown_text varchar,
    qualifier varchar,
    value double,
    unit_text varchar,
    stated_in varchar,
    stated_year integer,
    stated_on date,
    stated_by date,
    url varchar,
    source_kind varchar,
    note varchar,
    single_event boolean,
    same_as varchar,
    revises varchar,
    series varchar,
    "table" varchar,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('record/' || record) virtual
);
comment on table record is 'A figure that someone else published: what, who counted it, where and when, and where it is stated.';
comment on column record.record is 'Code of the statement.';
comment on column record.measure is 'Measure as named in the collection.';
comment on column record.subject is 'What is counted.';
comment on column record.counted_by is 'Counting system or body.';
comment on column record.unit is 'Unit of count.';
comment on column record.place is 'Place as stated.';
comment on column record.place_kind is 'country, department, metropolitan_area, judicial_district, several or other.';
comment on column record.area_code is 'Department code as text.';
comment on column record.region is 'Region of this program, only where the place truly is that region.';
comment on column record.period_start is 'First day the figure covers; empty when the text gives no exact period.';
comment on column record.period_end is 'Last day the figure covers; empty when the text gives no exact period.';
comment on column record.period_text is 'Period as stated.';
comment on column record.sex is 'Sex, where stated.';
comment on column record.age is 'Age, where stated.';
comment on column record.exploitation is 'Type of exploitation, where stated.';
comment on column record.nationality is 'Nationality, where stated.';
comment on column record.breakdown_rest is 'What the breakdown says beyond sex, age, exploitation and nationality.';
comment on column record.breakdown_text is 'Breakdown as stated.';
comment on column record.qualifier is 'Exact (=), more than (>), at least (>=) or about (~).';
comment on column record.value is 'The figure, in its unit.';
comment on column record.unit_text is 'Unit as stated.';
comment on column record.stated_in is 'Title of the publication.';
comment on column record.stated_year is 'Year of the publication.';
comment on column record.stated_on is 'Day of the publication, where the title gives one.';
comment on column record.stated_by is 'Day from which it is certainly known.';
comment on column record.url is 'Address where it was read.';
comment on column record.source_kind is 'official, secondary, ngo or press.';
comment on column record.note is 'Note.';
comment on column record.single_event is 'True when it is about one identifiable operation or case.';
comment on column record.same_as is 'Statement it repeats.';
comment on column record.revises is 'Earlier statement of the same counter, unit, place, period and breakdown with another value.';
comment on column record.series is 'Line of record_series it is a point of.';
comment on column record."table" is 'Table of record_table it is a cell of.';
comment on column record.key is 'Key of the row.';

create table counter (
    counter varchar not null,
    name_* varchar,
    keeper varchar,
    system_* varchar,
    note_* varchar,
    first_release integer not null,
    last_release integer
);
comment on table counter is 'Who counted a figure of the public record.';
comment on column counter.counter is 'Code.';
comment on column counter.name_* is 'Name in *.';
comment on column counter.keeper is 'Institution that keeps the count.';
comment on column counter.system_* is 'Its system, in *.';
comment on column counter.note_* is 'Note in *.';

create table subject (
    subject varchar not null,
    name_* varchar,
    unit varchar,
    unit_* varchar,
    position integer,
    theme varchar,
    first_release integer not null,
    last_release integer
);
comment on table subject is 'What a figure of the public record counts.';
comment on column subject.subject is 'Code.';
comment on column subject.name_* is 'Name in *.';
comment on column subject.unit is 'Unit it is counted in.';
comment on column subject.unit_* is 'Unit in *.';
comment on column subject.position is 'Order in lists.';
comment on column subject.theme is 'prosecution, protection, prevention, partnership or context.';

create table shape (
    area_code varchar,
    part varchar,
    region varchar,
    name varchar,
    iso varchar,
    geometry_json varchar not null,
    first_release integer not null,
    last_release integer
);
comment on table shape is 'Outline of a place for maps (Natural Earth, public domain, simplified).';
comment on column shape.area_code is 'Department code as text.';
comment on column shape.part is 'Part of the department, where it is drawn in parts.';
comment on column shape.region is 'Region of this program, only where the place truly is that region.';
comment on column shape.name is 'Name.';
comment on column shape.iso is 'ISO 3166-2 code.';
comment on column shape.geometry_json is 'Outline as GeoJSON geometry, longitude and latitude in degrees.';

create table population (
    year integer not null,
    area_code varchar,
    region varchar,
    place varchar,
    age_group varchar,
    population bigint,
    basis varchar,
    source_title varchar,
    source_url varchar,
    note varchar,
    first_release integer not null,
    last_release integer
);
comment on table population is 'Population by place and age where published.';
comment on column population.year is 'Calendar year.';
comment on column population.area_code is 'Department code as text; empty for the country.';
comment on column population.region is 'Region of this program, only where the place truly is that region.';
comment on column population.place is 'Place as published.';
comment on column population.age_group is 'Age group as published.';
comment on column population.population is 'Persons.';
comment on column population.basis is 'How the figure was made.';
comment on column population.source_title is 'Title of the publication.';
comment on column population.source_url is 'Address where it was read.';
comment on column population.note is 'Note.';

create table record_series (
    series varchar not null,
    position integer,
    subject varchar,
    counter varchar,
    unit varchar,
    place varchar,
    place_kind varchar,
    sex varchar,
    age varchar,
    exploitation varchar,
    nationality varchar,
    breakdown_text varchar,
    name_* varchar,
    short_* varchar,
    theme varchar,
    objective integer,
    activities varchar,
    note_* varchar,
    region varchar,
    first_release integer not null,
    last_release integer
);
comment on table record_series is 'A line of the public record that can be drawn: one counter, subject, unit, place and breakdown.';
comment on column record_series.series is 'Code.';
comment on column record_series.position is 'Order in lists.';
comment on column record_series.subject is 'What is counted.';
comment on column record_series.counter is 'Who counted.';
comment on column record_series.unit is 'Unit of count.';
comment on column record_series.place is 'Place as stated.';
comment on column record_series.place_kind is 'Kind of place.';
comment on column record_series.sex is 'Sex, where broken down.';
comment on column record_series.age is 'Age, where broken down.';
comment on column record_series.exploitation is 'Type of exploitation, where broken down.';
comment on column record_series.nationality is 'Nationality, where broken down.';
comment on column record_series.breakdown_text is 'Breakdown as stated.';
comment on column record_series.name_* is 'Name in *.';
comment on column record_series.short_* is 'Short label in *.';
comment on column record_series.theme is 'prosecution, protection, prevention, partnership or context.';
comment on column record_series.objective is 'Objective it stands beside.';
comment on column record_series.activities is 'Activities it stands beside, separated by semicolons.';
comment on column record_series.note_* is 'Note in *.';
comment on column record_series.region is 'Region of this program, only where the place truly is that region.';

create table record_table (
    "table" varchar not null,
    name_* varchar,
    place_kind varchar,
    total_record varchar,
    note_* varchar,
    first_release integer not null,
    last_release integer
);
comment on table record_table is 'A published table of places over one long period.';
comment on column record_table."table" is 'Code.';
comment on column record_table.name_* is 'Name in *.';
comment on column record_table.place_kind is 'Kind of place of its rows.';
comment on column record_table.total_record is 'Record that states the published national total.';
comment on column record_table.note_* is 'Note in *.';

create table record_overlap (
    counter_a varchar not null,
    counter_b varchar not null,
    reason_* varchar,
    stated_in varchar,
    url varchar,
    first_release integer not null,
    last_release integer
);
comment on table record_overlap is 'Two counters whose figures overlap; figures of two counters are never added.';
comment on column record_overlap.counter_a is 'One counter.';
comment on column record_overlap.counter_b is 'The other.';
comment on column record_overlap.reason_* is 'What is known of the overlap, in *.';
comment on column record_overlap.stated_in is 'Title of the publication that says so.';
comment on column record_overlap.url is 'Its address.';
