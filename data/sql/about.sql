-- What the file is. Parameters: schema.
insert into program.about
select 'ledger', value from ledger.about where key = 'kind'
union all
select 'schema', $schema
union all
select 'latest', max(release)::varchar from ledger.released.release
union all
select 'threshold', getvariable('threshold')::varchar
