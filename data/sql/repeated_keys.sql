-- Keys that hold twice in one release. Grain: a key and a release.
select concat_ws('/', /*key*/), any_value(made.number)
from /*table*/ as held
join (select release.release as number from release group by all) as made
    on made.number between held.first_release and coalesce(held.last_release, made.number)
group by made.number, /*key*/
having count(*) > 1
order by all
limit 5
