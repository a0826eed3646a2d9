-- The points of contact of each side, the newest first, and whether the other side was told of a change within 30 days.
-- Notice: none where nothing changed, in-time, late, awaited, not-known.
-- Grain: one row an institution and first day. Parameters: release.
select
    contact_point.side,
    institution.demonstration,
    contact_point.valid_from,
    institution,
    role_*,
    coalesce(contact_point.valid_to, lead(contact_point.valid_from) over point - 1) as valid_to,
    notified_on,
    contact_point.clause,
    case
        when lag(contact_point.valid_from) over point is null then 'none'
        when notified_on <= contact_point.valid_from + 30 then 'in-time'
        when notified_on is not null then 'late'
        when released.day <= contact_point.valid_from + 30 then 'awaited'
        else 'not-known'
    end as notice,
    key
from contact_point_in($release) as contact_point
join institution_in($release) as institution using (institution)
cross join (
    select max(released_on) as day
    from release
    where release.release = $release
) as released
window point as (partition by contact_point.side, institution.demonstration order by contact_point.valid_from)
order by
    institution.demonstration,
    contact_point.side desc,
    contact_point.valid_from desc
