-- Writes down what small tables were after an act. Parameters, a list a column: acts, tables, rows, hashes.
insert into ledger.link
select unnest($1::bigint[]), unnest($2::varchar[]), unnest($3::bigint[]), unnest($4::varchar[])
