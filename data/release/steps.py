"""A release: a numbered, dated publication made from the ledger.

It resolves versions, rolls figures up, protects them, notes what changed, and writes its rows into the ledger in one
transaction. Rows that did not change stay as they are, whatever release they began in; earlier releases are never recomputed.
"""

from collections.abc import Callable

import duckdb

from data import schema, sql
from data.ledger.store import CALENDAR, keep_release
from data.release.protection import protect
from data.words import N_
from data.words.speaking import say

Step = str | Callable[[duckdb.DuckDBPyConnection, Callable[[str], None]], None]
STEPS: tuple[tuple[str, tuple[Step, ...]], ...] = (
    (N_("places and periods"), ("place",)),
    (N_("versions of reports"), ("reports",)),
    (N_("reports"), ("snapshot_reports",)),
    (N_("roll-ups"), ("cells", "frame", "roll_up", "figure", "computed", "value")),
    (N_("framework"), ("snapshot_framework",)),
    (N_("meetings"), ("meetings",)),
    (N_("contributions, posts, milestones"), ("sent",)),
    (N_("protection"), (protect,)),
    (N_("flags and revisions"), ("flags",)),
    (N_("shares"), ("share",)),
    (N_("status"), ("status",)),
    (N_("headlines"), ("headlines",)),
)
"""What a person reads while a release is made, and the statements of `data/release/sql` and functions that do it, in order.

Roll-ups exist only where the series allows them: regions to the pilots and to all places, half-years to years and the term, counting
systems to their sum. After protection nothing reads unprotected figures: status and headlines are made of released rows alone.
"""


def numbers(connection: duckdb.DuckDBPyConnection) -> list[int]:
    """The numbers of the releases of the programme, in order."""
    return [row[0] for row in connection.execute("select release from framework.release order by release").fetchall()]


def make(connection: duckdb.DuckDBPyConnection, release: int, progress: Callable[[str], None], role: str = CALENDAR) -> None:
    """Make release `release` from the ledger and keep it there; `role` says who made it.

    Schema `framework` holds what is agreed at the time, schema `record` the public record. Raises ValueError when the ledger
    has this release already or lacks the one before.
    """
    connection.execute("set variable release = $1::integer", [release])
    for name, statements in STEPS:
        progress(say("release {release}: {step}", release=release, step=say(name)))
        for statement in statements:
            if isinstance(statement, str):
                connection.execute(sql.text(f"release/{statement}"))
            else:
                statement(connection, progress)
    _copy_the_rest(connection)
    progress(say("release {release}: {step}", release=release, step=say("into the ledger")))
    keep_release(connection, release, role)


def _copy_the_rest(connection: duckdb.DuckDBPyConnection) -> None:
    """Released tables that no step makes are the framework's own, word for word: of a row that begins with a release the newest so far."""
    made = {row[0] for row in connection.execute("select table_name from duckdb_tables() where schema_name = 'snapshot'").fetchall()}
    begins = {row[0] for row in connection.execute(sql.text("release/beginning"), {"schema": "framework"}).fetchall()}
    for table in schema.tables().values():
        if table.kept and table.name not in made:
            listed, key = (", ".join(f'"{name}"' for name in names) for names in (table.content, schema.KEYS[table.name]))
            newest = sql.text("release/newest").replace("/*key*/", key) if table.name in begins else ""
            connection.execute(f"create or replace view snapshot.{table.name} as select {listed} from framework.{table.name} {newest}")
