-- The releases that knew a period to be closed and stand. Grain: a release; a closure that no act speaks of came with a release.
with closing as (
    select coalesce(max(act), 0) as act
    from ledger.act
    where command = 'close'
    and starts_with(what, getvariable('period') || ': ')
)
select release
from ledger.released.release
where release > (
    select count(*)
    from ledger.act
    join closing on act.act < closing.act
    where act.command = 'release'
)
order by release
