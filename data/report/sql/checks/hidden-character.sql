-- A letter that nobody sees, or one that turns the direction of what follows, stands in a text: it may read otherwise than it is.
select file, row, "column", format('U+{:04X}', unicode(regexp_extract(text, getvariable('hidden_character')))) as value, null as detail, sheet
from intake.text
where regexp_matches(text, getvariable('hidden_character'))
union all
select file, row, 'reason', format('U+{:04X}', unicode(regexp_extract(reason, getvariable('hidden_character')))), null, null
from intake.row
where regexp_matches(reason, getvariable('hidden_character'))
