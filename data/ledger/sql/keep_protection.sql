-- Keeps what a release froze of child victims, and what it decided on each new row.
insert into ledger.victim_leaf
select *, getvariable('release')
from work.new_leaf
order by all;

insert into ledger.victim_row
select series, source, region, year, breakdown, category, table_kind, shown, getvariable('release')
from work.decided
order by all;
