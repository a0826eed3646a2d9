-- The reports at hand. Grain of file: a report that can be read, with the sheet its rows stand in where it is a
-- workbook; of text: a cell of a workbook that holds words, outside its figures; of entered: one that holds a number, day or choice there; of owed: a figure that the report of a workbook
-- must have; of history: a released total; of highest: the
-- highest released year of a series, both empty unless a released file was read before; of problem: one thing wrong with one row.

create or replace table intake.file (
    file integer,
    path varchar,
    name varchar,
    institution varchar,
    period varchar,
    version integer,
    sheet varchar
);

create or replace table intake.text (
    file integer,
    sheet varchar,
    row bigint,
    "column" varchar,
    text varchar
);

create or replace table intake.entered (
    file integer,
    sheet varchar,
    row bigint,
    "column" varchar,
    text varchar
);

create or replace table intake.owed (
    series varchar,
    source varchar,
    region varchar,
    breakdown varchar,
    category varchar,
    required boolean
);

create table if not exists intake.history (
    series varchar,
    source varchar,
    region varchar,
    period varchar,
    ends date,
    value double
);

create table if not exists intake.highest (
    series varchar,
    value double,
    period varchar
);

create or replace table intake.problem (
    rule varchar,
    severity varchar,
    file integer,
    row bigint,
    "column" varchar,
    value varchar,
    detail varchar,
    sheet varchar
);

-- a number as a person writes it
create or replace macro plain(number) as 
    case when number = floor(number) then coalesce(try_cast(number as bigint)::varchar, number::varchar) else number::varchar end;
