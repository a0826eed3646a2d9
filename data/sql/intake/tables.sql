-- The reports at hand. Grain of file: a report that can be read; of problem: one thing wrong with one row.

create or replace table intake.file (
    file integer,
    path varchar,
    name varchar,
    institution varchar,
    period varchar,
    version integer
);

create or replace table intake.problem (
    rule varchar,
    severity varchar,
    file integer,
    row bigint,
    "column" varchar,
    value varchar,
    detail varchar
);

-- a number as a person writes it
create or replace macro plain(number) as case when number = floor(number) then number::bigint::varchar else number::varchar end;
