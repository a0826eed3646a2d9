-- Released table: totals of money that others have published about the Partnership, as they stated them.

create table published_total (
    published_total varchar not null,
    stated_on date,
    stated_* varchar,
    qualifier varchar not null,
    amount double not null,
    currency varchar not null,
    what_* varchar not null,
    source_url varchar not null,
    first_release integer not null,
    last_release integer,
    key varchar generated always as ('published_total/' || published_total) virtual
);
comment on table published_total is 'A total of money that was published about the Partnership; real and cited, never added up.';
comment on column published_total.published_total is 'Code.';
comment on column published_total.stated_on is 'Day of the statement, where it is known.';
comment on column published_total.stated_* is 'When it was stated, in words, where the day is not known, in *.';
comment on column published_total.qualifier is '= exactly so, > more than, >= at least, + in addition to what was there.';
comment on column published_total.amount is 'Amount, in the currency beside it.';
comment on column published_total.currency is 'Code of the currency.';
comment on column published_total.what_* is 'Whose money it is and who said so, in *.';
comment on column published_total.source_url is 'Where it is stated.';
comment on column published_total.key is 'Key of the row.';
