-- Released tables: what is published of child victims, and how much of it could be shown.

create table victim_table (
    series varchar not null,
    source varchar,
    breakdown varchar not null,
    table_kind varchar not null,
    closing boolean not null,
    first_release integer not null,
    last_release integer
);
comment on table victim_table is 'The tables about child victims that are published; no other figure of them leaves.';
comment on column victim_table.series is 'Series.';
comment on column victim_table.source is 'Counting system; empty for each.';
comment on column victim_table.breakdown is 'Breakdown; total for the undivided figure.';
comment on column victim_table.table_kind is 'region-year, region-term, year-category, term-category (all places) or region-category (pilots, whole term).';
comment on column victim_table.closing is 'Whether it is published in the release that closes the term only.';

create table merged_category (
    breakdown varchar not null,
    category varchar not null,
    merged_into varchar not null,
    first_release integer not null,
    last_release integer
);
comment on table merged_category is
    'Small categories that are published of child victims only within a wider one, for the whole term; settled before there were figures.';
comment on column merged_category.breakdown is 'Breakdown.';
comment on column merged_category.category is 'Category that reports count.';
comment on column merged_category.merged_into is 'Category of the same breakdown that it is published within.';

create table protection (
    table_kind varchar not null,
    listed integer not null,
    shown integer not null,
    share integer not null,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('protection/' || table_kind) virtual
);
comment on table protection is 'How many rows about child victims a release lists and shows.';
comment on column protection.table_kind is 'Kind of table; pilot-year: totals of a pilot region in a year of at least the threshold; stale: yearly totals that a later report corrected.';
comment on column protection.listed is 'Rows with a count; of stale ones all yearly totals.';
comment on column protection.share is 'Share of the rows that are published, in per cent.';
comment on column protection.key is 'Key of the row.';
comment on column protection.shown is 'Of these the rows that are published; of stale ones those that stay as they were first released.';
