-- The rows of a released table that hold in a release, without the window itself: what every question asks of.
create macro /*table*/_in(asked) as table
select * exclude (first_release, last_release)
from /*table*/
where asked between first_release and coalesce(last_release, asked)
