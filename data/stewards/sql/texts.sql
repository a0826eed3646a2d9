-- The texts of one sheet of a version of a report, whether each was cleared, and what else of its row is cleared with it. Grain: a row of the sheet.
-- Parameters: institution, period, version, sheet, main (the column of its main text).
select
    told.row,
    max(told.text) filter (where told."column" = 'activity') as activity,
    max(told.text) filter (where told."column" = 'region') as region,
    max(told.text) filter (where told."column" = $main) as text,
    bool_or(clearance.row is not null) as cleared,
    string_agg(distinct told.text, ' · ' order by told.text)
        filter (where told."column" not in ($main, 'activity', 'region', 'series', 'year')) as others
from ledger.report_text as told
left join ledger.clearance
    on clearance.institution = told.institution
    and clearance.period = told.period
    and clearance.version = told.version
    and clearance.sheet = told.sheet
    and clearance.row = told.row
where told.institution = $institution
and told.period = $period
and told.version = $version
and told.sheet = $sheet
group by told.row
having max(told.text) filter (where told."column" = $main) is not null
order by told.row
