-- What every table and column of the released file holds, as the file itself says.
-- Grain: one row a column. Parameters: none.
select
    duckdb_columns.table_name,
    duckdb_tables.comment as table_comment,
    duckdb_columns.column_name,
    duckdb_columns.data_type,
    duckdb_columns.comment as column_comment
from duckdb_columns()
join duckdb_tables()
    on duckdb_tables.table_oid = duckdb_columns.table_oid
    and duckdb_tables.database_name = duckdb_columns.database_name
where not duckdb_columns.internal
order by
    duckdb_columns.table_name,
    duckdb_columns.column_index
