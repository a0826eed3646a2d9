"""Build the released file: framework, public record and reports, through intake, ledger and releases, swapped in at once."""

import fcntl
import os
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from pathlib import Path
from typing import IO

import duckdb

from data import schema, shapes, sql, tables
from data.days import today
from data.demonstration import generate
from data.file_modes import OPEN, SECRET, put_in_place
from data.kept_framework import fill_once
from data.ledger import store
from data.problems import Problem, Refused, errors
from data.progress import Show, Work, ignore
from data.release import steps
from data.report.intake import NAME, check, compare
from data.report.programme import check_texts
from data.words import N_
from data.words.speaking import say

PROGRAM = Path(__file__).parent / "program.duckdb"
FRAMEWORK: dict[str, float] = {"framework": 10}
REPORTS: dict[str, float] = {"reports": 15}
INTAKE: dict[str, float] = {"intake": 18}
PUBLISH: dict[str, float] = {"publish": 12}
"""Steps of a build beside those of its releases, and their weights (`data.release.steps`)."""
UNAMBITIOUS = N_("target {series} {region} {year}: {value} is no better than the baseline {baseline}; check both")
UNWRITABLE = (duckdb.IOException, duckdb.TransactionException, duckdb.OutOfMemoryException, duckdb.FatalException)
"""What DuckDB raises when a disk or the memory takes no more, depending on when it notices."""
NEW = ".new"
"""How the name of a file ends that is to take the place of another."""


class Busy(Exception):
    """Another process is writing the same files."""


class Unsound(Exception):
    """The built file failed a check of its own; it was not put in place."""


def build(
    out: Path = PROGRAM,
    show: Show = ignore,
    *,
    framework: Path = tables.FRAMEWORK,
    record: Path = tables.RECORD,
    reports: Path | None = None,
    programme: Path | None = None,
    memory: str | None = None,
) -> Path:
    """Build the released file at `out` and return its path; the file that was there is replaced in one step, or left alone.

    `reports` is a folder with reports (`INSTITUTION_PERIOD_vVERSION.csv`, also in folders below), without it the
    demonstration reports are generated. `programme` holds who reports what and when (releases.csv, duties.csv, calendar.csv …);
    by default `reports` where it has a releases.csv, else the demonstration's.
    `show` is told of each step.
    Raises Refused (input that cannot be used), Busy (another build), Unsound (a check of the result failed), OSError (disk).
    """
    started = time.monotonic()
    if not out.parent.is_dir():
        raise Refused([Problem("folder-missing", str(out.parent))])
    with alone(out), workplace(out) as place:
        if _in_use(ledger_of(out), place):
            Work(show, PUBLISH).begin("publish", N_("the ledger holds reports of its own: the released file is written from it anew"))
            publish_again(out, place)
        else:
            with replacing(out) as new:
                made = _build(new, place, show, framework, record, reports, programme, memory)
                put_in_place(made, ledger_of(out), SECRET)
    megabytes, seconds = f"{out.stat().st_size / 1e6:.1f}", f"{time.monotonic() - started:.1f}"
    Work(show, PUBLISH).note(N_("{file} is ready ({megabytes} MB, {seconds} s)"), file=out, megabytes=megabytes, seconds=seconds)
    return out


def ledger_of(out: Path) -> Path:
    """Where the ledger of a released file lies: beside it."""
    return out.with_name(f"{out.stem}.ledger.duckdb")


def publish_again(out: Path, place: Path) -> None:
    """Write the released file at `out` from its ledger, word for word. Raises Unsound, OSError."""
    with store.connect(place / "spill") as connection, replacing(out) as new:
        store.open_ledger(connection, ledger_of(out), writable=False)
        publish(connection, new)


@contextmanager
def replacing(out: Path, mode: int = OPEN) -> Iterator[Path]:
    """A path to write a new file to, which then takes the place of `out` in one step, or is gone where something failed."""
    new = out.with_name(out.name + NEW)
    new.unlink(missing_ok=True)
    try:
        yield new
        put_in_place(new, out, mode)
    except UNWRITABLE as error:
        raise OSError(say("{file} could not be written: {cause}", file=new, cause=error)) from error
    finally:
        new.unlink(missing_ok=True)
        Path(f"{new}.wal").unlink(missing_ok=True)


def _in_use(path: Path, place: Path) -> bool:
    """Whether a ledger lies there that a build must not make anew: a real one, or one that stewards wrote to."""
    if not path.exists():
        return False
    with store.connect(place / "spill") as connection:
        return store.open_ledger(connection, path, writable=False) == store.REAL or store.was_used(connection)


def _build(
    new: Path,
    place: Path,
    show: Show,
    framework: Path,
    record: Path,
    reports: Path | None,
    programme: Path | None,
    memory: str | None,
) -> Path:
    """Make ledger and released file; returns where the ledger lies."""
    made_up = reports is None
    reports = reports or place / "reports"
    if not made_up and not reports.is_dir():
        raise Refused([Problem("folder-missing", str(reports))])
    if programme is None:
        programme = reports if (reports / "releases.csv").exists() else tables.DEMONSTRATION
    with store.connect(place / "spill", memory=memory) as connection:
        load_framework(connection, framework, record, programme, demonstration=True)
        releases = steps.numbers(connection)
        weights = FRAMEWORK | (REPORTS if made_up else {}) | INTAKE
        for number in releases:
            weights |= steps.weigh(number, audited=number == releases[-1])
        work = Work(show, weights | PUBLISH)
        work.begin("framework", N_("framework and public record"))
        for told in list_unambitious(connection):
            work.note(UNAMBITIOUS, **told)
        if made_up:
            work.begin("reports", N_("demonstration reports"))
            reports.mkdir()
            generate.generate(reports)
        store.begin_ledger(connection, place / "ledger.duckdb", store.DEMONSTRATION)
        paths = [path for path in reports.rglob("*.csv") if NAME.fullmatch(path.name)]
        store.use_threads(connection, sum(path.stat().st_size for path in paths))
        work.begin("intake", N_("intake of {count} reports"), count=len(paths))
        if wrong := errors(check(connection, paths)) + compare(connection):
            raise Refused(wrong)
        store.note_calendar(connection, _last_day(connection))
        store.accept(connection)
        for number in releases:
            steps.make(connection, number, work)
        work.begin("publish", N_("released file"))
        publish(connection, new)
        store.detach(connection)
    return place / "ledger.duckdb"


def load_framework(connection: duckdb.DuckDBPyConnection, framework: Path, record: Path, programme: Path, *, demonstration: bool) -> None:
    """Put framework, public record and programme into schema `framework`. Raises Refused with all that is wrong with them."""

    def fill() -> None:
        tables.load(connection, framework, tables.FRAMEWORK_TABLES, "framework")
        tables.load(connection, record, tables.RECORD_TABLES, "framework")
        shapes.load_shapes(connection, record / "regions.geojson", "framework")
        tables.load(connection, programme, tables.PROGRAMME_TABLES, "programme")
        tables.adopt(connection, demonstration=demonstration)
        check_texts(connection)

    fill_once(connection, (framework, record, programme), demonstration, fill)


def list_unambitious(connection: duckdb.DuckDBPyConnection) -> list[dict[str, str]]:
    """The targets of a year that are no better than the baseline before it, as values of UNAMBITIOUS: allowed, but perhaps a slip."""
    return [
        {"series": series, "region": region, "year": str(year), "value": f"{value:g}", "baseline": f"{baseline:g}"}
        for series, region, year, value, baseline in connection.execute(sql.text("report/unambitious")).fetchall()
    ]


def _last_day(connection: duckdb.DuckDBPyConnection) -> date:
    """The day of the last release of the programme: what a build knows stands as on that day."""
    row = connection.execute("select max(released_on) from framework.release").fetchone()
    return row[0] if row and row[0] else today()


def publish(connection: duckdb.DuckDBPyConnection, new: Path) -> None:
    """Write the released tables of the ledger into a new file at `new`, sorted, and check it. Raises Unsound."""
    new.unlink(missing_ok=True)
    connection.execute(f"attach {store.quoted(new)} as program (storage_version '{schema.STORAGE}')")
    with store.writing(connection):  # one transaction: the tables and their comments reach the disk once, not one by one
        schema.create(connection, "program")
        for table in schema.tables().values():
            if table.kept:
                key = ", ".join(f'"{name}"' for name in schema.KEYS[table.name])
                connection.execute(
                    f"insert into program.{table.name} ({table.stored}) select {table.stored} from ledger.released.{table.name} "
                    f"order by {key}, first_release"
                )
        connection.execute("insert into program.about " + sql.text("about"))
        connection.execute("use program")
        schema.add_windows(connection)
        connection.execute("use memory")
    if wrong := unsound(connection, "program"):
        connection.execute("detach program")
        raise Unsound(say("the released file failed its checks and was not put in place:") + "\n" + "\n".join(wrong))
    connection.execute("checkpoint program")
    connection.execute("detach program")


def unsound(connection: duckdb.DuckDBPyConnection, catalog: str) -> list[str]:
    """What is wrong with the released tables in `catalog`, one line a finding; empty when all checks pass."""
    findings = []
    store.set_facts(connection)
    connection.execute(f"use {catalog}")
    try:
        for name, table in schema.tables().items():
            if table.kept:
                key = ", ".join(f'"{column}"' for column in schema.KEYS[name])
                rows = connection.execute(sql.text("repeated_keys").replace("/*table*/", name).replace("/*key*/", key)).fetchall()
                findings += [f"{name}: the key {row[0]} holds twice in release {row[1]}" for row in rows]
        for name in sql.names("release/checks"):
            said = sql.text(name).splitlines()[0].removeprefix("--").strip()
            findings += [f"{said}: {row[0]}" for row in connection.execute(f"select * from ({sql.text(name)}) limit 5").fetchall()]
    finally:
        connection.execute("use memory")
    return findings


IN_USE = ".in-use"
"""The file of a workplace that is locked for as long as somebody works there."""
_patience: ContextVar[float] = ContextVar("patience", default=0.0)


@contextmanager
def patient(seconds: float) -> Iterator[None]:
    """Let steps wait for others before them, at most so long, instead of saying at once that somebody is writing."""
    token = _patience.set(seconds)
    try:
        yield
    finally:
        _patience.reset(token)


def _take(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Let one process at a time write `out` and its ledger. Raises Busy.

    The lock ends with the process that holds it, however that ends. Of those who wait one holds the turn and is next; nobody who comes
    later passes it.
    """
    turn_path, path = (out.with_name(f"{out.name}.{ending}") for ending in ("turn", "lock"))
    until = time.monotonic() + _patience.get()
    with turn_path.open("a+") as turn, path.open("a+") as lock:
        while not (_take(turn) and _take(lock)):
            if time.monotonic() < until:
                time.sleep(random.uniform(0.02, 0.2))
                continue
            lock.seek(0)
            holder = lock.read().strip() or "?"
            message = N_("Another process is writing {file} or its ledger (process {holder}). Wait until it is done.")
            raise Busy(say(message, file=out, holder=holder))
        fcntl.flock(turn, fcntl.LOCK_UN)
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        _sweep(out)
        yield


def _sweep(out: Path) -> None:
    """Remove the temporary files of a killed process, which contain a ledger. Call it with the lock held, under which they are begun."""
    for left in out.parent.glob(f".build-{out.name}-*"):
        if not _is_in_use(left):
            shutil.rmtree(left, ignore_errors=True)
    for file in (out, ledger_of(out)):
        for ending in (NEW, f"{NEW}.wal"):
            file.with_name(file.name + ending).unlink(missing_ok=True)


@contextmanager
def workplace(out: Path) -> Iterator[Path]:
    """A folder of its own beside `out`, on the same disk, for its owner alone, gone afterwards. Begin it with the lock held; it may outlast it."""
    place = Path(tempfile.mkdtemp(prefix=f".build-{out.name}-", dir=out.parent))
    try:
        with (place / IN_USE).open("w") as mark:
            fcntl.flock(mark, fcntl.LOCK_EX)
            yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _is_in_use(place: Path) -> bool:
    """Whether the process that began a workplace still works there."""
    try:
        with (place / IN_USE).open() as mark:
            return not _take(mark)
    except FileNotFoundError:
        return False
