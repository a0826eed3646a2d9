"""Put a released file into a lake, as one transaction, and leave nothing of what was there before."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from data.lake.lake import NoLake, name, open_lake, quote

STATES, ENDING = "live_state", ".states.json"
"""The table, and the file beside the released one, that say where each report stands today (`data/stewards/live_states.py`)."""
DEFINITION = "definition"
"""The table of the lake that keeps what a lake itself cannot: statements that make tables, macros and comments, in their order."""
TABLES = "select table_name, sql, comment from duckdb_tables() where database_name = 'program' and schema_name = 'main' order by table_name"
COLUMNS = """
    select table_name, column_name, comment
    from duckdb_columns()
    where database_name = 'program' and comment is not null
    order by table_name, column_index
"""
MACROS = """
    select function_name, list_aggregate(parameters, 'string_agg', ', '), macro_definition, function_type, comment
    from duckdb_functions()
    where database_name = 'program' and function_type in ('macro', 'table_macro')
    order by function_name
"""


def publish(program: Path, address: str, storage: str = "") -> int:
    """Publish the released file; return its newest release. Raises NoLake for a file that is none, duckdb.Error."""
    with open_lake(address, storage) as connection:
        connection.execute(f"attach {quote(program)} as program (read_only)")
        tables = connection.execute(TABLES).fetchall()
        if "about" not in {table for table, _, _ in tables} or "release" not in {table for table, _, _ in tables}:
            raise NoLake("lake-released")
        connection.execute("begin")
        for table, _, _ in tables:
            connection.execute(f"create or replace table lake.{name(table)} as from program.{name(table)}")
        kept = {table for table, _, _ in tables} | {DEFINITION, STATES}
        here = connection.execute("select table_name from duckdb_tables() where database_name = 'lake'").fetchall()
        for table in (table for (table,) in here if table not in kept):
            connection.execute(f"drop table lake.{name(table)}")
        connection.execute(f"create or replace table lake.{DEFINITION} (place integer, statement varchar)")
        connection.executemany(f"insert into lake.{DEFINITION} values ($1, $2)", list(enumerate(_define(connection))))
        beside = program.with_suffix(ENDING)
        told = [[beside.read_text(encoding="utf-8")]] if beside.exists() else []
        connection.execute(f"create or replace table lake.{STATES} (content varchar)")
        for row in told:
            connection.execute(f"insert into lake.{STATES} values ($1)", row)
        connection.execute("commit")
        _forget(connection)
        ((newest,),) = connection.execute("select max(release) from program.release").fetchall()
        return int(newest)


def _define(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Yield the statements that make an empty file of the same tables, macros and comments."""
    for table, statement, comment in connection.execute(TABLES).fetchall():
        yield str(statement)
        if comment:
            yield f"comment on table {name(table)} is {quote(comment)}"
    for table, column, comment in connection.execute(COLUMNS).fetchall():
        yield f"comment on column {name(table)}.{name(column)} is {quote(comment)}"
    for macro, parameters, definition, kind, comment in connection.execute(MACROS).fetchall():
        table = "table " if kind == "table_macro" else ""
        yield f"create macro {name(macro)}({parameters or ''}) as {table}{definition}"
        if comment:
            yield f"comment on macro {'table ' if table else ''}{name(macro)} is {quote(comment)}"


def _forget(connection: duckdb.DuckDBPyConnection) -> None:
    """Expire every older state and delete its files: a release that was undone, or a text that was withdrawn, is nowhere left."""
    ((newest,),) = connection.execute("select max(snapshot_id) from ducklake_snapshots('lake')").fetchall()
    older = [number for (number,) in connection.execute("select snapshot_id from ducklake_snapshots('lake')").fetchall() if number != newest]
    if older:
        connection.execute(f"call ducklake_expire_snapshots('lake', versions => {older})")
    connection.execute("call ducklake_cleanup_old_files('lake', cleanup_all => true)")
    connection.execute("call ducklake_delete_orphaned_files('lake', cleanup_all => true)")
