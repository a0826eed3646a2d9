-- Writes down the seals of a release. Parameters, a list a column: releases, tables, rows, hashes, ended, ended_hashes.
insert into ledger.seal
select unnest($1::integer[]), unnest($2::varchar[]), unnest($3::bigint[]), unnest($4::varchar[]), unnest($5::bigint[]), unnest($6::varchar[])
