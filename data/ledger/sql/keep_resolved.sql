-- Keeps which version of each report the release was made of.
insert into ledger.resolved
select getvariable('release'), institution, period, version, state, reason_en, reason_es
from work.resolved
order by institution, period
