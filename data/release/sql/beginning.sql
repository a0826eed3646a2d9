-- The tables whose rows begin with a release. Grain: a table. Parameters: schema.
select table_name
from duckdb_columns()
where schema_name = $schema
and column_name = 'enters_release'
