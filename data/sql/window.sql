-- The rows of a released table that hold in a release: what every question asks of.
create macro /*table*/_in(asked) as table
select *
from /*table*/
where asked between first_release and coalesce(last_release, asked)
