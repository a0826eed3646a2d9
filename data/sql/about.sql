-- What the file is: key and value. `head` is the seal of the act that made its last release. Variables: schema, threshold.
select 'ledger', value from ledger.about where key = 'kind'
union all
select 'schema', getvariable('schema')
union all
select 'latest', max(release)::varchar from ledger.released.release
union all
select 'threshold', getvariable('threshold')::varchar
union all
select 'head', act.seal
from ledger.act
where act.command = 'release'
and act.what = (select 'release ' || max(release) from ledger.released.release)
