-- Keeps which version of each report the release was made of.
insert into ledger.resolved
select getvariable('release'), institution, period, version, state, reason_*
from work.resolved
order by institution, period
