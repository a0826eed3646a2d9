-- The columns of all tables in one place. Grain: a column. Parameters: catalog, schema.
-- The only default in the schema is the expression of a generated column.
select
    table_name,
    column_name,
    data_type,
    column_default is not null as is_generated,
    is_nullable
from duckdb_columns()
where database_name = $catalog
and schema_name = $schema
and not internal
order by table_oid, column_index
