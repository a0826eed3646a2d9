-- Keys that hold twice in one release. Grain: a key and a release.
select concat_ws('/', /*key*/), release.release
from /*table*/ as held
join (select distinct first_release as release from release) as release
    on release.release between held.first_release and coalesce(held.last_release, release.release)
group by release.release, /*key*/
having count(*) > 1
order by all
limit 5
