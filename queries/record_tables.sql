-- Published tables of places over one long period.
-- Grain: one row a table. Parameters: release.
select
    "table" as shown_table,
    name_en,
    name_es,
    place_kind,
    total_record,
    note_en,
    note_es
from record_table_in($release) as record_table
order by shown_table
