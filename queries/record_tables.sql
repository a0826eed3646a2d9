-- Published tables of places over one long period.
-- Grain: one row a table. Parameters: release.
select
    "table" as shown_table,
    name_*,
    place_kind,
    total_record,
    note_*
from record_table_in($release) as record_table
order by shown_table
