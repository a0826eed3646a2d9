"""A release: a numbered, dated publication made from the ledger.

It resolves versions, rolls figures up, protects them, notes what changed, and writes its rows into the ledger in one
transaction. Rows that did not change stay as they are, whatever release they began in; earlier releases are never recomputed.
"""

from collections.abc import Callable

import duckdb

from data import schema, sql
from data.ledger import CALENDAR, keep_release
from data.protection import protect
from data.roll_up import roll_up
from data.status import rate

Step = tuple[str, Callable[[duckdb.DuckDBPyConnection], None]]


def _run(name: str) -> Callable[[duckdb.DuckDBPyConnection], None]:
    def run(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute(sql.text(f"release/{name}"))

    return run


STEPS: tuple[Step, ...] = (
    ("places and periods", _run("place")),
    ("versions of reports", _run("reports")),
    ("reports", _run("snapshot_reports")),
    ("roll-ups", roll_up),
    ("framework", _run("snapshot_framework")),
    ("protection", protect),
    ("flags and revisions", _run("flags")),
    ("status", rate),
    ("headlines", _run("headlines")),
)


def numbers(connection: duckdb.DuckDBPyConnection) -> list[int]:
    """The numbers of the releases of the programme, in order."""
    return [row[0] for row in connection.execute("select release from framework.release order by release").fetchall()]


def make(connection: duckdb.DuckDBPyConnection, release: int, progress: Callable[[str], None], role: str = CALENDAR) -> None:
    """Make release `release` from the ledger and keep it there; `role` says who made it.

    Schema `framework` holds what is agreed at the time, schema `record` the public record. Raises ValueError when the ledger
    has this release already or lacks the one before.
    """
    connection.execute("set variable release = $1::integer", [release])
    for name, step in STEPS:
        progress(f"release {release}: {name}")
        step(connection)
    _copy_the_rest(connection)
    progress(f"release {release}: into the ledger")
    keep_release(connection, release, role)


def _copy_the_rest(connection: duckdb.DuckDBPyConnection) -> None:
    """Released tables that no step makes are the framework's own, word for word."""
    made = {row[0] for row in connection.execute("select table_name from duckdb_tables() where schema_name = 'snapshot'").fetchall()}
    for table in schema.tables().values():
        if table.kept and table.name not in made:
            listed = ", ".join(f'"{name}"' for name in table.content)
            connection.execute(f"create or replace view snapshot.{table.name} as select {listed} from framework.{table.name}")
