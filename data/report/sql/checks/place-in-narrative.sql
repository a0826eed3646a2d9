-- A place below the region stands in the narrative of an activity that has series about child victims: for the data steward to look at.
select told.file, told.row, told."column", null as value, null as detail, told.sheet
from intake.text as told
join intake.text as code on code.file = told.file and code.sheet = told.sheet and code.row = told.row and code."column" = 'activity'
where told.sheet = 'Narrative'
and told."column" = 'text'
and exists (
    select 1
    from framework.series
    join framework.indicator using (indicator)
    where series.tier = 'victim'
    and indicator.activity = code.text
)
and regexp_matches(told.text, getvariable('place_in_narrative'))
