-- The narrative of a version of a report: a text an activity and region, and whether it was cleared. Grain: a row of sheet Narrative.
-- Parameters: institution, period, version.
select
    told.row,
    max(told.text) filter (where told."column" = 'activity') as activity,
    max(told.text) filter (where told."column" = 'region') as region,
    max(told.text) filter (where told."column" = 'text') as text,
    bool_or(clearance.row is not null) as cleared
from ledger.report_text as told
left join ledger.clearance
    on clearance.institution = told.institution
    and clearance.period = told.period
    and clearance.version = told.version
    and clearance.row = told.row
where told.institution = $institution
and told.period = $period
and told.version = $version
and told.sheet = 'Narrative'
group by told.row
having max(told.text) filter (where told."column" = 'activity') is not null
and max(told.text) filter (where told."column" = 'text') is not null
order by told.row
