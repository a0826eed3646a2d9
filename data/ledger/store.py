"""The ledger. Every write to it happens here, each in one transaction.

It is attached as catalog `ledger` to an in-memory connection whose schemas hold the tables at work: `framework`, `intake`,
`work` and `snapshot`.
"""

import os
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

import duckdb

from data import schema, sql
from data import transient_errors as trouble
from data.compact import SIDE_ROLES, Texts, compact
from data.disclosure.threshold import THRESHOLD
from data.file_modes import keep_private
from data.ledger.acting import tell_act
from data.ledger.chain import find_changed, make_key, seal_act
from data.ledger.seals import INSIDE, write_seals
from data.words import N_
from data.words.speaking import say

DEMONSTRATION = "demonstration"
REAL = "real"
CALENDAR = "calendar"
"""Actor recorded for actions of a build."""
Report = tuple[str, str, int]
"""Institution, half-year, version."""
NEWER = re.compile(r"version number \d+|newer version of DuckDB|storage version", re.IGNORECASE)
"""How DuckDB says that a file was written by a newer one; it is sound then."""
NAMED = re.compile(r"([A-Za-z0-9-]+)/(\d{4}-H[12])/v([1-9]\d{0,3})", re.IGNORECASE)
Row = dict[str, Any]
"""Columns and their values."""
LARGE = 100_000_000
"""Bytes of reports or of a ledger from which more than one thread of DuckDB saves time (the demonstration's: 12 and 28 million)."""
AT_WORK = ("framework", "programme", "intake", "work", "snapshot")


@dataclass(frozen=True)
class Decision:
    """What became of a report or period: its state, which role decided when and why, and on behalf of which side."""

    state: str
    role: str
    on: date
    reason: Texts = field(default_factory=dict)
    side: str | None = None

    @property
    def reason_columns(self) -> dict[str, str | None]:
        """The reason by its columns."""
        return compact().unfold("reason", self.reason)


class WrongLedger(Exception):
    """The ledger is of the other kind: demonstration and real reports never mix."""


def read_report(name: str) -> Report | None:
    """`MIMP/2021-H1/v2` as institution, half-year and version; None for anything else."""
    match = NAMED.fullmatch(name.strip())
    return (match[1].upper(), match[2].upper(), int(match[3])) if match else None


def name_report(report: Report) -> str:
    """The same the other way round."""
    return f"{report[0]}/{report[1]}/v{report[2]}"


def quoted(path: Path) -> str:
    """A path as a literal, for the statements that take no parameter there."""
    return "'" + str(path).replace("'", "''") + "'"


def connect(folder: Path, memory: str | None = None) -> duckdb.DuckDBPyConnection:
    """A connection with the schemas at work, no ledger yet. What does not fit into memory is put into `folder`.

    One thread, until `use_threads` is called: on tables of this size several cost a fifth more processor time and save none.
    """
    connection = duckdb.connect()
    connection.execute("set autoinstall_known_extensions = false")
    connection.execute("set autoload_known_extensions = false")
    connection.execute("set enable_progress_bar = false")
    connection.execute(f"set temp_directory = {quoted(folder)}")
    connection.execute(f"set memory_limit = '{memory or _fair_share()}'")
    connection.execute("set threads = 1")
    set_facts(connection)
    for name in AT_WORK:
        connection.execute(f"create schema {name}")
    return connection


def use_threads(connection: duckdb.DuckDBPyConnection, size: int) -> None:
    """Use all processors where `size`, the bytes of reports or ledger to work on, is large."""
    if size >= LARGE:
        connection.execute("reset threads")


def _fair_share() -> str:
    """Three fifths of the memory of the machine, at most 8 GB: the dashboard runs beside a build."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return f"{min(pages * size * 3 // 5 // 1_000_000, 8000)}MB"


def set_facts(connection: duckdb.DuckDBPyConnection) -> None:
    """Tell the statements of a connection the threshold of disclosure (without it a comparison would be null and pass) and the two sides."""
    connection.execute("set variable threshold = $1::integer", [THRESHOLD])
    connection.execute("set variable schema = $1::varchar", [str(schema.SCHEMA)])
    for variable, role in zip(("host_side", "office_side"), SIDE_ROLES, strict=True):
        connection.execute(f"set variable {variable} = $1::varchar", [compact().side_of(role)])


def begin_ledger(connection: duckdb.DuckDBPyConnection, path: Path, kind: str, preview_days: int = 0) -> None:
    """Attach a new, empty ledger at `path`, of a kind for good; the preview of a release is seen for so many days.

    Raises FileExistsError: a ledger is never begun over another.
    """
    if path.exists():
        raise FileExistsError(say("{file} is there already. A ledger is never begun over another file.", file=path))
    keep_private()
    _attach(connection, path)
    with writing(connection):
        connection.execute(sql.text("ledger/create"))
        schema.create(connection, "ledger.released")
        about = {"kind": kind, "schema": str(schema.SCHEMA), "seed": secrets.token_hex(16) if kind == REAL else DEMONSTRATION, "key": make_key()}
        about["preview_days"] = str(preview_days)
        connection.executemany("insert into ledger.about values ($1, $2)", list(about.items()))
        act(connection, "begin", CALENDAR, kind)


def describe_empty() -> dict[str, str]:
    """All that an empty ledger is made of, as this program makes it."""
    with duckdb.connect() as fresh:
        fresh.execute("attach ':memory:' as ledger")
        fresh.execute(sql.text("ledger/create"))
        schema.create(fresh, "ledger.released")
        return schema.describe(fresh, "ledger")


def open_ledger(connection: duckdb.DuckDBPyConnection, path: Path, *, writable: bool = True) -> str:
    """Attach the ledger at `path` and return its kind.

    Raises WrongLedger when it is none, damaged, or of another version, Passing when something keeps it from being opened now.
    """
    if not path.is_file():
        raise WrongLedger(say("{file}: there is no ledger. Make one with `python -m data build`, or restore a backup.", file=path))
    try:
        if writable:
            keep_private()
        _attach(connection, path, writable=writable)
        about = dict(connection.execute("select key, value from ledger.about").fetchall())
    except (duckdb.Error, OSError) as error:
        if told := trouble.tell(error, path):
            raise trouble.Passing(told) from error
        if NEWER.search(str(error)):
            told = N_("{file} was written by a newer version of DuckDB than this program has. Use the program that wrote it. Nothing is damaged.")
            raise WrongLedger(say(told, file=path)) from error
        raise WrongLedger(
            say("{file} is no ledger or is damaged ({cause}). Restore a backup.", file=path, cause=str(error).splitlines()[0])
        ) from error
    if about.get("schema") != str(schema.SCHEMA) or about.get("kind") not in (DEMONSTRATION, REAL):
        connection.execute("detach ledger")
        raise WrongLedger(say("{file} is a ledger of another version of this program. Use that version, or restore a backup.", file=path))
    return about["kind"]


def read_seed(connection: duckdb.DuckDBPyConnection) -> str:
    """What decides between patterns of protection that cost the same: made once for a real ledger and kept in it, the same for each demonstration."""
    ((seed,),) = connection.execute("select value from ledger.about where key = 'seed'").fetchall()
    return str(seed)


def _attach(connection: duckdb.DuckDBPyConnection, path: Path, *, writable: bool = True) -> None:
    how = f"storage_version '{schema.STORAGE}'" if writable else "read_only"
    connection.execute(f"attach {quoted(path)} as ledger ({how})")
    use_threads(connection, path.stat().st_size)


def detach(connection: duckdb.DuckDBPyConnection) -> None:
    """Write everything into the one file of the ledger and let go of it."""
    connection.execute("checkpoint ledger")
    connection.execute("detach ledger")


def was_used(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether anybody but the calendar of the programme ever wrote to the ledger."""
    return bool(connection.execute("select 1 from ledger.act where role <> $1 limit 1", [CALENDAR]).fetchone())


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


def accept(connection: duckdb.DuckDBPyConnection, arrival: Decision | None = None) -> int:
    """Keep the checked reports that stand in schema `intake`, as they came and as rows, all of them or none.

    `arrival` is what is noted of each beside (received, by whom, when); without it the calendar has to say so. Returns how many.
    Raises ValueError when intake found an error in any of them.
    """
    if connection.execute("select 1 from intake.problem where severity = 'error' limit 1").fetchone():
        raise ValueError("reports with errors are not accepted")
    reports = connection.execute("select institution, period, version from intake.file order by all").fetchall()
    if not reports:
        return 0
    connection.execute("set variable paths = (select list(path) from intake.file)")
    connection.execute(sql.text("ledger/row_hash"))
    with writing(connection):
        connection.execute(sql.text("ledger/accept"))
        for report in reports:
            if arrival is not None:
                _note(connection, report, arrival)
        act(connection, "accept", arrival.role if arrival else CALENDAR, f"{len(reports)} reports")
    return len(reports)


def decide(connection: duckdb.DuckDBPyConnection, reports: Sequence[Report], decision: Decision) -> None:
    """Write down the same decision on one or several reports. Whether it may be taken is for `data.ledger.decisions` to say."""
    with writing(connection):
        for report in reports:
            _note(connection, report, decision)
        act(connection, decision.state, decision.role, ", ".join("/".join(map(str, report)) for report in reports))


def close(connection: duckdb.DuckDBPyConnection, period: str, decision: Decision, why: str) -> None:
    """Close a period although not all its reports are agreed: its figures are provisional no longer."""
    with writing(connection):
        connection.execute("insert into ledger.closure values ($1, $2, $3, $4)", [period, decision.on, decision.role, why])
        act(connection, "close", decision.role, f"{period}: {why}")


def reopen(connection: duckdb.DuckDBPyConnection, period: str, decision: Decision, why: str) -> None:
    """Take back that a period is closed; both acts stay written down."""
    with writing(connection):
        connection.execute("delete from ledger.closure where period = $1", [period])
        act(connection, "reopen", decision.role, f"{period}: {why}")


def clear(
    connection: duckdb.DuckDBPyConnection,
    report: Report,
    sheet: str,
    row: int,
    place: tuple[str | None, str | None],
    texts: dict[str, str | None],
    by: Decision,
) -> None:
    """Write down that the texts of a row of a sheet may be released, its main one in one language or both; a narrative is of a `place`."""
    with writing(connection):
        given = [*report, sheet, row, *place, *(texts.get(language) for language in compact().languages), by.role, by.on]
        connection.execute(f"insert into ledger.clearance values ({', '.join('?' * len(given))})", given)
        act(connection, "clear", by.role, f"{'/'.join(map(str, report))} {sheet} row {row}")


def note_meeting(connection: duckdb.DuckDBPyConnection, table: Literal["meeting", "meeting_indicator"], rows: Sequence[Row], command: str) -> None:
    """Write rows of one table about an annual meeting, each with the role that says so."""
    with writing(connection):
        for row in rows:
            insert(connection, table, row)
            act(connection, command, str(row["role"]), " ".join(str(row[name]) for name in ("meeting", "indicator") if name in row))


def note_discussion(connection: duckdb.DuckDBPyConnection, row: Row) -> int:
    """Write down what was said of a key indicator; returns the number of the entry."""
    with writing(connection):
        ((entry,),) = connection.execute("select coalesce(max(entry), 0) + 1 from ledger.discussion").fetchall()
        insert(connection, "discussion", row | {"entry": entry})
        act(connection, "discuss", str(row["role"]), f"{row['meeting']} entry {entry}")
    return int(entry)


def clear_discussion(connection: duckdb.DuckDBPyConnection, entry: int, role: str, on: date, meeting: str) -> None:
    """Write down that an entry of the log of a meeting may be released."""
    with writing(connection):
        connection.execute("insert into ledger.discussion_clearance values ($1, $2, $3)", [entry, role, on])
        act(connection, "clear", role, f"{meeting} entry {entry}")


def insert(connection: duckdb.DuckDBPyConnection, table: str, row: Row) -> None:
    """Add a row to a table of the ledger, inside `writing`."""
    listed = ", ".join(f'"{name}"' for name in row)
    places = ", ".join(f"${number}" for number in range(1, len(row) + 1))
    connection.execute(f"insert into ledger.{table} ({listed}) values ({places})", list(row.values()))


def note_calendar(connection: duckdb.DuckDBPyConnection, on: date) -> None:
    """Write down which reports are expected, and what the calendar of the programme says became of them."""
    connection.execute("set variable noted_on = $1::date", [on])
    with writing(connection):
        ((last,),) = connection.execute("select coalesce(max(event), 0) from ledger.report_event").fetchall()
        connection.execute(sql.text("ledger/note_calendar"))
        connection.execute(sql.text("ledger/clear_calendar"), {"after": last})
        connection.execute(sql.text("ledger/note_due"))
        for period, closed_on, role, reason in connection.execute(sql.text("ledger/new_closures")).fetchall():
            connection.execute("insert into ledger.closure values ($1, $2, $3, $4)", [period, closed_on, role, reason])
        if find_changed(connection):
            act(connection, "calendar", CALENDAR, on.isoformat())


def _note(connection: duckdb.DuckDBPyConnection, report: Report, decision: Decision) -> None:
    institution, period, version = report
    parameters = {"institution": institution, "period": period, "version": version}
    said = {"on": decision.on, "state": decision.state, "role": decision.role, "side": decision.side}
    said |= decision.reason_columns
    connection.execute(sql.text("ledger/decide"), parameters | said)


def act(connection: duckdb.DuckDBPyConnection, command: str, role: str, what: str) -> None:
    """Write down and seal what is done, by which role: the last statement inside `writing`."""
    ((number,),) = connection.execute("select coalesce(max(act), 0) + 1 from ledger.act").fetchall()
    connection.execute(
        "insert into ledger.act values ($1, $2, $3, $4, $5, null)", [number, datetime.now(UTC).replace(tzinfo=None), command, role, tell_act(what)]
    )
    seal_act(connection, int(number))


def keep_release(connection: duckdb.DuckDBPyConnection, release: int, role: str = CALENDAR) -> None:
    """Write the release that stands in schema `snapshot` into the ledger: rows that changed are closed and the new ones begun.

    Raises ValueError when the ledger already has this release or lacks the one before: a release is made once, in order.
    """
    if release != next_release(connection):
        raise ValueError(f"release {release} cannot be the next one, which is {next_release(connection)}")
    kept = [table for table in schema.tables().values() if table.kept]
    with writing(connection):
        for table in kept:
            _merge(connection, table, release)
        connection.execute(sql.text("ledger/keep_resolved"))
        connection.execute(sql.text("ledger/keep_protection"))
        write_seals(connection, [*(table.name for table in kept), *INSIDE], release)
        act(connection, "release", role, f"release {release}")


def next_release(connection: duckdb.DuckDBPyConnection) -> int:
    """The number of the release to come: one more than were ever made. The number of one that was undone is not used again."""
    ((made,),) = connection.execute("select count(*) from ledger.act where command = 'release'").fetchall()
    return int(made) + 1


def undo_release(connection: duckdb.DuckDBPyConnection, release: int, role: str, reason: str) -> None:
    """Take the last release back, all of it or nothing, and write down who did it and why."""
    with writing(connection):
        connection.execute("set variable release = $1::integer", [release])
        for table in schema.tables().values():
            if table.kept:
                connection.execute(sql.text("ledger/undo_release").replace("/*table*/", table.name))
        connection.execute("delete from ledger.seal where release = $1", [release])
        connection.execute("delete from ledger.resolved where release = $1", [release])
        act(connection, "undo", role, f"{release}: {reason}")


def read_undone(connection: duckdb.DuckDBPyConnection) -> list[int]:
    """The releases that were undone since the last one that stands."""
    rows = connection.execute("select what from ledger.act where command = 'undo'").fetchall()
    ((last,),) = connection.execute("select coalesce(max(release), 0) from ledger.released.release").fetchall()
    return sorted(number for (what,) in rows if (number := int(what.partition(":")[0])) > last)


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
