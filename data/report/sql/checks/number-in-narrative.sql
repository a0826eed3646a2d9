-- A number other than a year stands in the narrative of an activity that has series about child victims: for the data steward to look at.
select file, row, "column", null as value, null as detail, sheet
from intake.victim_narrative
where regexp_matches(regexp_replace(text, getvariable('year_told'), '', 'g'), getvariable('number_in_narrative'))
