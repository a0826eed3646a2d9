-- Codes of sheet Narrative that the framework does not know, and regions that cannot be reported. Grain: a cell.
select told.row, told."column", told.text
from intake.text as told
where told.sheet = 'Narrative'
and (
    (told."column" = 'activity' and told.text not in (select activity from framework.activity))
    or (
        told."column" = 'region'
        and told.text not in (
            select region
            from framework.region
            where kind in ('pilot', 'unattributed')
            or (kind = 'consent' and consent_from is not null)
        )
    )
)
order by told.row, told."column"
