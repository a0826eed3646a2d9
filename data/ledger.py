"""The ledger. Every write to it happens here, each in one transaction.

It is attached as catalog `ledger` to an in-memory connection whose schemas hold the tables at work: `framework`, `intake`,
`work` and `snapshot`.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from data import schema, sql

DEMONSTRATION = "demonstration"
REAL = "real"
AT_WORK = ("framework", "programme", "intake", "work", "snapshot")


class WrongLedger(Exception):
    """The ledger is of the other kind: demonstration and real reports never mix."""


def quoted(path: Path) -> str:
    """A path as a literal, for the statements that take no parameter there."""
    return "'" + str(path).replace("'", "''") + "'"


def connect(folder: Path, memory: str | None = None, threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """A connection with the schemas at work, no ledger yet. What does not fit into memory is put into `folder`."""
    connection = duckdb.connect()
    connection.execute("set autoinstall_known_extensions = false")
    connection.execute("set autoload_known_extensions = false")
    connection.execute("set enable_progress_bar = false")
    connection.execute(f"set temp_directory = {quoted(folder)}")
    connection.execute(f"set memory_limit = '{memory or _fair_share()}'")
    if threads:
        connection.execute(f"set threads = {threads}")
    for name in AT_WORK:
        connection.execute(f"create schema {name}")
    return connection


def _fair_share() -> str:
    """Three fifths of the memory of the machine, at most 8 GB: the dashboard runs beside a build."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return f"{min(pages * size * 3 // 5 // 1_000_000, 8000)}MB"


def open_ledger(connection: duckdb.DuckDBPyConnection, path: Path, kind: str) -> None:
    """Attach the ledger at `path`, begun anew when there is none. Raises WrongLedger when it is of the other kind."""
    known = path.exists()
    connection.execute(f"attach {quoted(path)} as ledger (storage_version '{schema.STORAGE}')")
    if not known:
        with writing(connection):
            connection.execute(sql.text("ledger"))
            schema.create(connection, "ledger.released")
            connection.execute("insert into ledger.about values ('kind', $1), ('schema', $2)", [kind, str(schema.SCHEMA)])
    found = connection.execute("select value from ledger.about where key = 'kind'").fetchone()
    if found is None or found[0] != kind:
        connection.execute("detach ledger")
        raise WrongLedger(f"{path} is a {found[0] if found else 'damaged'} ledger, not a {kind} one. Name another ledger.")


@contextmanager
def writing(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """One transaction: all of it is kept or nothing."""
    connection.execute("begin transaction")
    try:
        yield
    except BaseException:
        with suppress(duckdb.Error):  # a transaction that broke by itself is gone already; what broke it is what counts
            connection.execute("rollback")
        raise
    connection.execute("commit")


def accept(connection: duckdb.DuckDBPyConnection) -> int:
    """Keep the checked reports that stand in schema `intake`, as they came and as rows, all of them or none.

    Returns how many. Raises ValueError when intake found an error in any of them.
    """
    if connection.execute("select 1 from intake.problem where severity = 'error' limit 1").fetchone():
        raise ValueError("reports with errors are not accepted")
    row = connection.execute("select count(*) from intake.file").fetchone()
    if row is None or row[0] == 0:
        return 0
    connection.execute("set variable paths = (select list(path) from intake.file)")
    with writing(connection):
        connection.execute(sql.text("intake/accept"))
    return int(row[0])


def note_events(connection: duckdb.DuckDBPyConnection) -> None:
    """Write down what the calendar says became of each report, where the ledger does not say so yet."""
    with writing(connection):
        connection.execute(sql.text("intake/note_events"))


def keep_release(connection: duckdb.DuckDBPyConnection, release: int) -> None:
    """Write the release that stands in schema `snapshot` into the ledger: rows that changed are closed and the new ones begun.

    Raises ValueError when the ledger already has this release or lacks the one before: a release is made once, in order.
    """
    row = connection.execute("select coalesce(max(release), 0) from ledger.released.release").fetchone()
    latest = row[0] if row else 0
    if release != latest + 1:
        raise ValueError(f"release {release} cannot follow release {latest}")
    with writing(connection):
        for table in schema.tables().values():
            if table.kept:
                _merge(connection, table, release)
        connection.execute(sql.text("release/keep_resolved"))


def _merge(connection: duckdb.DuckDBPyConnection, table: schema.Table, release: int) -> None:
    """Close the rows of one released table that the snapshot no longer has, and begin those it has in addition.

    Rows are the same when all that they say is the same, null equal to null.
    """
    kept, new = f"ledger.released.{table.name}", f"snapshot.{table.name}"
    said = ", ".join(f'"{name}"' for name in table.content)
    key = schema.KEYS[table.name]
    same_key = " and ".join(f'kept."{name}" is not distinct from new."{name}"' for name in key)
    order = ", ".join(f'"{name}"' for name in key)
    rest = [name for name in table.content if name not in key]
    same = " and ".join([same_key, *(f'kept."{name}" is not distinct from new."{name}"' for name in rest)])
    if release > 1:
        connection.execute(
            f"update {kept} as kept set last_release = {release - 1} "
            f"where last_release is null and not exists (select 1 from {new} as new where {same})"
        )
    connection.execute(
        f"insert into {kept} ({said}, first_release, last_release) "
        f"select {said}, {release}, null from {new} as new "
        f"where not exists (select 1 from {kept} as kept where kept.last_release is null and {same}) order by {order}"
    )
