-- The tables of the ledger itself and their columns, without the released ones. Grain: a column.
select table_name, column_name
from duckdb_columns()
where database_name = 'ledger'
and schema_name = 'main'
and not internal
order by table_name, column_index
