-- Codes of sheets Narrative and Explanations that the framework does not know, and regions that cannot be reported. Grain: a cell.
select told.sheet, told.row, told."column", told.text
from intake.text as told
where told.sheet in ('Narrative', 'Explanations')
and (
    (told."column" = 'activity' and told.text not in (select activity from framework.activity))
    or (told."column" = 'series' and told.text not in (select series from framework.series))
    or (told."column" = 'year' and told.text not in (select year::varchar from framework.period where kind = 'year'))
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
order by told.sheet, told.row, told."column"
