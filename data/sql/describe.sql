-- What a database is made of beside its rows. Grain: a table, column, key, view, macro or sequence, by its name. Parameters: catalog.
select concat_ws(' ', 'table', schema_name, table_name) as name, concat_ws(chr(31), comment, tags::varchar) as said
from duckdb_tables()
where database_name = $catalog and not internal
union all
select
    concat_ws(' ', 'column', schema_name, table_name, column_name),
    concat_ws(chr(31), data_type, is_nullable, coalesce(column_default, ''), coalesce(comment, ''), column_index)
from duckdb_columns()
where database_name = $catalog and not internal
union all
select concat_ws(' ', 'key', schema_name, table_name, constraint_text), constraint_type
from duckdb_constraints()
where database_name = $catalog
union all
select concat_ws(' ', 'view', schema_name, view_name), concat_ws(chr(31), sql, comment)
from duckdb_views()
where database_name = $catalog and not internal
union all
select
    concat_ws(' ', 'macro', schema_name, function_name),
    string_agg(
        -- what a macro leaves out is a set, which is written in any order
        concat_ws(chr(31), function_type, parameters::varchar, replace(macro_definition, '(last_release, first_release)', '(first_release, last_release)'), comment),
        chr(30) order by macro_definition
    )
from duckdb_functions()
where database_name = $catalog and not internal
group by schema_name, function_name
union all
select concat_ws(' ', 'sequence', schema_name, sequence_name), sql
from duckdb_sequences()
where database_name = $catalog
union all
select concat_ws(' ', 'index', schema_name, table_name, index_name), sql
from duckdb_indexes()
where database_name = $catalog
union all
select concat_ws(' ', 'type', schema_name, type_name), logical_type
from duckdb_types()
where database_name = $catalog and not internal
