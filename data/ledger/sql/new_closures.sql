-- Periods that the programme says were closed and the ledger does not know of yet. Grain: a closure.
select period, closed_on, role, reason
from framework.closure
where period not in (select period from ledger.closure)
order by period
