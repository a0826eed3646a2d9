-- A place below the region stands in the narrative of an activity that has series about child victims: for the data steward to look at.
select file, row, "column", null as value, null as detail, sheet
from intake.victim_narrative
where regexp_matches(text, getvariable('place_in_narrative'))
