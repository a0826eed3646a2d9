"""A release: a numbered, dated publication made from the ledger.

It resolves versions, rolls figures up, protects them, notes what changed, and writes its rows into the ledger in one
transaction. Rows that did not change stay as they are, whatever release they began in; earlier releases are never recomputed.
"""

from collections.abc import Callable
from typing import NamedTuple

import duckdb

from data import schema, sql
from data.ledger.store import CALENDAR, keep_release
from data.progress import Phrase, Work
from data.release.amounts import protect_amounts
from data.release.protection import name_audits, protect
from data.words import N_

Statement = str | Callable[[duckdb.DuckDBPyConnection, Work], None]


LINES_A_SLICE = 250_000
"""Reported rows that are summed at once: 5 million at once need more than 1 GB beside what the process takes."""


def sum_slices(connection: duckdb.DuckDBPyConnection, _: Work) -> None:
    """Sum what was reported over periods, regions and sources, some series at a time, so that memory does not grow with the ledger."""
    connection.execute("set variable lines_a_slice = $1::bigint", [LINES_A_SLICE])
    connection.execute(sql.text("release/roll_up"))
    for (number,) in connection.execute("select distinct slice from work.slice order by slice").fetchall():
        connection.execute("set variable slice = $1::integer", [number])
        connection.execute(sql.text("release/sum"))


class Step(NamedTuple):
    """A step of a release: what a person reads, the statements of `data/release/sql` and functions that do it, and tenths of a second."""

    name: str
    statements: tuple[Statement, ...]
    weight: float


STEPS = (
    Step(N_("places and periods"), ("place",), 0.2),
    Step(N_("versions of reports"), ("reports",), 0.2),
    Step(N_("reports"), ("snapshot_reports",), 0.2),
    Step(N_("roll-ups"), ("cells", "frame", sum_slices, "figure", "computed", "value"), 8),
    Step(N_("framework"), ("snapshot_framework", "target_proposals"), 1),
    Step(N_("meetings"), ("meetings",), 0.2),
    Step(N_("contributions, posts, milestones"), ("sent",), 1),
    Step(N_("protection"), (protect_amounts, protect), 15),
    Step(N_("flags and revisions"), ("flags",), 1.5),
    Step(N_("shares"), ("share", "withheld"), 0.5),
    Step(N_("status"), ("in_force", "status", "tally", "explanation"), 1),
    Step(N_("headlines"), ("headlines",), 0.5),
)
KEEP = Step(N_("into the ledger"), (), 4)
AUDITED = 40
"""The steps in order, the last one, and what the audits weigh, which are made of the last release alone.

Weights are tenths of a second of the demonstration's first release. Roll-ups exist only where the series allows them: regions to the
pilots and to all places, half-years to years and the term, counting systems to their sum. After protection nothing reads unprotected
figures: status and headlines are made of released rows alone.
"""


def numbers(connection: duckdb.DuckDBPyConnection) -> list[int]:
    """The numbers of the releases of the programme, in order."""
    return [row[0] for row in connection.execute("select release from framework.release order by release").fetchall()]


def weigh(release: int, *, audited: bool = True) -> dict[str, float]:
    """The weight of each step of a release, by a name of its own; protection looks at all releases so far."""
    steps = {f"{release} {step.name}": step.weight * (release if protect in step.statements else 1) for step in (*STEPS, KEEP)}
    return steps | ({name_audits(release): AUDITED * release} if audited else {})


def make(connection: duckdb.DuckDBPyConnection, release: int, work: Work, role: str = CALENDAR) -> None:
    """Make release `release` from the ledger and keep it there; `role` says who made it.

    Schema `framework` holds what is agreed at the time, schema `record` the public record. Raises ValueError when the ledger
    has this release already or lacks the one before.
    """
    connection.execute("set variable release = $1::integer", [release])
    for step in STEPS:
        _begin(work, release, step)
        for statement in step.statements:
            if isinstance(statement, str):
                connection.execute(sql.text(f"release/{statement}"))
            else:
                statement(connection, work)
    _copy_the_rest(connection)
    _begin(work, release, KEEP)
    keep_release(connection, release, role)


def _begin(work: Work, release: int, step: Step) -> None:
    work.begin(f"{release} {step.name}", N_("release {release}: {step}"), release=release, step=Phrase(step.name))


def _copy_the_rest(connection: duckdb.DuckDBPyConnection) -> None:
    """Released tables that no step makes are the framework's own, word for word: of a row that begins with a release the newest so far."""
    made = {row[0] for row in connection.execute("select table_name from duckdb_tables() where schema_name = 'snapshot'").fetchall()}
    begins = {row[0] for row in connection.execute(sql.text("release/beginning"), {"schema": "framework"}).fetchall()}
    for table in schema.tables().values():
        if table.kept and table.name not in made:
            listed, key = (", ".join(f'"{name}"' for name in names) for names in (table.content, schema.KEYS[table.name]))
            newest = sql.text("release/newest").replace("/*key*/", key) if table.name in begins else ""
            connection.execute(f"create or replace view snapshot.{table.name} as select {listed} from framework.{table.name} {newest}")
