"""Put a released file into a lake, as one transaction, and leave nothing of what was there before."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import duckdb

from data.lake.lake import NoLake, name, open_lake, quote

STATES, STATES_ENDING = "live_state", ".states.json"
"""The table, and the file beside the released one, that say where each report stands today (`data/stewards/live_states.py`)."""
PUBLISHED = "published"
"""The table of one row that says which file the lake holds, by its fingerprint: what followers look at."""
DEFINITION = "definition"
"""The table of the lake that keeps what a lake itself cannot: statements that make tables, macros and comments, in their order."""
TABLES = "select table_name, sql, comment from duckdb_tables() where database_name = 'program' and schema_name = 'main' order by table_name"
COLUMNS = """
    select table_name, column_name, comment
    from duckdb_columns()
    where database_name = 'program' and comment is not null
    order by table_name, column_index
"""
KEPT_MACROS = "select function_name, function_type from duckdb_functions() where database_name = 'lake' and function_type like '%macro'"
MACROS = """
    select function_name, list_aggregate(parameters, 'string_agg', ', '), macro_definition, function_type, comment
    from duckdb_functions()
    where database_name = 'program' and function_type in ('macro', 'table_macro')
    order by function_name
"""


def publish(program: Path, address: str, storage: str = "") -> int:
    """Publish the released file and the states of reports, each where it is not what the lake has; return the newest release.

    Raises NoLake for a file that is none, duckdb.Error.
    """
    with open_lake(address, storage) as connection:
        connection.execute(f"attach {quote(program)} as program (read_only)")
        tables = connection.execute(TABLES).fetchall()
        if "about" not in {table for table, _, _ in tables} or "release" not in {table for table, _, _ in tables}:
            raise NoLake("lake-released")
        fingerprint = hashlib.sha256(program.read_bytes()).hexdigest()
        here = {table for (table,) in connection.execute("select table_name from duckdb_tables() where database_name = 'lake'").fetchall()}
        connection.execute("begin")
        if _read(connection, here, PUBLISHED, "fingerprint") != [(fingerprint,)]:
            _put_tables(connection, [table for table, _, _ in tables], here)
            _put(connection, PUBLISHED, "fingerprint", [fingerprint])
        beside = program.with_suffix(STATES_ENDING)
        states = [beside.read_text(encoding="utf-8")] if beside.exists() else []
        if STATES not in here or _read(connection, here, STATES, "content") != [(content,) for content in states]:
            _put(connection, STATES, "content", states)
        connection.execute("commit")
        _forget(connection)  # also after nothing was new: the one before may have been killed here
        ((newest,),) = connection.execute("select max(release) from program.release").fetchall()
        return int(newest)


def _read(connection: duckdb.DuckDBPyConnection, here: set[str], table: str, column: str) -> list[tuple[str]]:
    """Return the rows of a table of one column; none where the lake has no such table yet."""
    return connection.execute(f"select {column} from lake.{table}").fetchall() if table in here else []


def _put(connection: duckdb.DuckDBPyConnection, table: str, column: str, values: list[str]) -> None:
    """Write a table of one column anew."""
    connection.execute(f"create or replace table lake.{table} as select unnest($1::varchar[]) as {column}", [values])


def _put_tables(connection: duckdb.DuckDBPyConnection, tables: list[str], here: set[str]) -> None:
    """Write all tables and macros of the released file anew, with what makes them, and drop those that it has no longer."""
    for table in tables:
        connection.execute(f"create or replace table lake.{name(table)} as from program.{name(table)}")
    for table in here - {*tables, DEFINITION, STATES, PUBLISHED}:
        connection.execute(f"drop table lake.{name(table)}")
    connection.execute("use lake")  # a macro finds its tables where it is used: after the same `use`
    for macro, kind in connection.execute(KEPT_MACROS).fetchall():
        connection.execute(f"drop macro {'table ' if kind == 'table_macro' else ''}{name(macro)}")
    for statement, _ in _define_macros(connection):
        connection.execute(statement)
    connection.execute("use memory")
    statements = list(_define(connection))
    counted = "select unnest(range(len($1::varchar[]))) as place, unnest($1::varchar[]) as statement"
    connection.execute(f"create or replace table lake.{DEFINITION} as {counted}", [statements])


def _define(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Yield the statements that make an empty file of the same tables, macros and comments."""
    for table, statement, comment in connection.execute(TABLES).fetchall():
        yield str(statement)
        if comment:
            yield f"comment on table {name(table)} is {quote(comment)}"
    for table, column, comment in connection.execute(COLUMNS).fetchall():
        yield f"comment on column {name(table)}.{name(column)} is {quote(comment)}"
    for statement, comment in _define_macros(connection):
        yield statement
        if comment:
            yield comment


def _define_macros(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """Yield the statements that make the macros, each with the one that comments on it, or ""."""
    for macro, parameters, definition, kind, comment in connection.execute(MACROS).fetchall():
        table = "table " if kind == "table_macro" else ""
        made = f"create macro {name(macro)}({parameters or ''}) as {table}{definition}"
        yield made, f"comment on macro {table}{name(macro)} is {quote(comment)}" if comment else ""


def _forget(connection: duckdb.DuckDBPyConnection) -> None:
    """Expire every older state and delete its files: a release that was undone, or a text that was withdrawn, is nowhere left."""
    ((newest,),) = connection.execute("select max(snapshot_id) from ducklake_snapshots('lake')").fetchall()
    older = [number for (number,) in connection.execute("select snapshot_id from ducklake_snapshots('lake')").fetchall() if number != newest]
    if older:
        connection.execute(f"call ducklake_expire_snapshots('lake', versions => {older})")
    connection.execute("call ducklake_cleanup_old_files('lake', cleanup_all => true)")
    connection.execute("call ducklake_delete_orphaned_files('lake', cleanup_all => true)")
