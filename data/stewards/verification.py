"""Whether a ledger still is what was put into it: its chain of acts, every report, every release; and the released file beside it.

Where two sides differ it says which one was changed: a table of the ledger that is as it was sealed is right.
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from data import build, schema, sql
from data import transient_errors as trouble
from data.ledger import chain, seals, store
from data.words import N_
from data.words.speaking import say

FAULTS = {
    "other-file": N_("the file is not the one that came"),
    "other-rows": N_("its rows are not those that were accepted"),
    "rows-alone": N_("there are rows of a report that is not kept"),
    "decision-alone": N_("it was decided on, but is not kept"),
}
"""What the statement `ledger/verify` can find, by its code."""
TRIES, PAUSE = 5, 0.5
"""How often a ledger that another process writes is copied until a copy is whole, and seconds between."""


@dataclass
class Found:
    """What is wrong, a line each, and the released tables of the ledger that are not as they were sealed."""

    lines: list[str] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)
    chain: bool = True
    """Whether the acts are as they were sealed, so that what they say of the released file holds."""


def verify(out: Path, head: str = "") -> list[str]:
    """What is wrong with the ledger beside `out` and with the released file itself, a line each; empty when all is well.

    `head` is the seal of a release that was kept elsewhere: without it a ledger whose writer knew its key cannot be told from a sound one.
    Reads only, waits for nobody and needs no room beside the files. Raises WrongLedger when the ledger cannot be opened at all.
    """
    with TemporaryDirectory() as place, opened(build.ledger_of(out), Path(place)) as connection:
        found = verify_ledger(connection)
        if head and not chain.has_head(connection, head):
            message = N_("no release of this ledger has the head {head}: the ledger was written anew, or is another one")
            found.lines.append(say(message, head=head))
        if out.exists():
            found.lines += _verify_file(connection, out, found)
        return found.lines


@contextmanager
def opened(ledger: Path, place: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the ledger; to a whole copy of it where another process is writing it now. Raises WrongLedger, Passing."""
    with store.connect(place) as connection:
        try:
            store.open_ledger(connection, ledger, writable=False)
        except trouble.Passing:
            _open_copy(connection, ledger, place / "copy.duckdb")
        yield connection


def _open_copy(connection: duckdb.DuckDBPyConnection, ledger: Path, copy: Path) -> None:
    """Attach a copy that was not written to while it was made. Raises Passing, WrongLedger after some tries."""
    for attempt in range(TRIES):
        if attempt:
            time.sleep(PAUSE)
        before = _state(ledger)
        for ending in ("", ".wal"):
            Path(f"{copy}{ending}").unlink(missing_ok=True)
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{ledger}{ending}", f"{copy}{ending}")
        if _state(ledger) == before or attempt == TRIES - 1:
            try:
                store.open_ledger(connection, copy, writable=False)
                return
            except (trouble.Passing, store.WrongLedger):
                if attempt == TRIES - 1:
                    raise


def _state(ledger: Path) -> list[tuple[int, int]]:
    paths = [path for path in (ledger, Path(f"{ledger}.wal")) if path.exists()]
    return [(path.stat().st_mtime_ns, path.stat().st_size) for path in paths]


def verify_ledger(connection: duckdb.DuckDBPyConnection) -> Found:
    """The same of an attached ledger alone."""
    chained = _verify_chain(connection)
    found = Found([*chained, *_compare_structure(connection)], chain=not chained)
    connection.execute(sql.text("ledger/row_hash"))
    found.lines += [
        say("report {report}: {fault}", report=report, fault=say(FAULTS[fault]))
        for report, fault in connection.execute(sql.text("stewards/verify")).fetchall()
    ]
    sealed: dict[str, tuple[int, int]] = {}
    for release, kept in _read_kept(connection).items():
        now = seals.read_seals(connection, kept, release)
        for name, seal in kept.items():
            rows, ended = sealed.get(name, (0, 0))
            sealed[name] = (rows + seal[0], ended + seal[2])
            if seal != now[name]:
                found.tables.add(name)
                found.lines.append(say("release {release}: table {table} is not as it was released", release=release, table=name))
    for name in (*(table.name for table in schema.tables().values() if table.kept), *seals.INSIDE):
        if seals.count_rows(connection, name) != sealed.get(name, (0, 0)) and name not in found.tables:
            found.tables.add(name)
            found.lines.append(say("table {table} has rows that no release has, or has lost some", table=name))
    return found


def _verify_chain(connection: duckdb.DuckDBPyConnection) -> list[str]:
    if not chain.read_key(connection):
        return [say("this ledger has no chain of acts: it was begun by an older version, or its key was taken away")]
    found = []
    if broken := chain.find_broken(connection):
        message = N_("{count} acts are not as they were sealed, the first of them act {act}")
        found.append(say(message, count=len(broken), act=broken[0]))
    return found + [say("table {table} of the ledger is not as it was after the last act", table=table) for table in chain.find_changed(connection)]


def _compare_structure(connection: duckdb.DuckDBPyConnection) -> list[str]:
    differing = schema.compare(schema.describe(connection, "ledger"), store.describe_empty())
    return [say("{what} of the ledger is not as this program makes it", what=what) for what in differing]


def _verify_file(connection: duckdb.DuckDBPyConnection, out: Path, ledger: Found) -> list[str]:
    """Whether the released file says what the ledger released, up to the file's own last release; `ledger` is what was found in that.

    A process that ended between the ledger and the file leaves the file one release behind, which is no damage.
    """
    try:
        connection.execute(f"attach {store.quoted(out)} as program (read_only)")
        ((latest,),) = connection.execute("select max(release) from program.release").fetchall()
        ((made,),) = connection.execute("select max(release) from ledger.released.release").fetchall()
    except duckdb.Error as error:
        return [say("{file} cannot be read: {cause}. The ledger is another file; nothing in it is lost.", file=out, cause=str(error).splitlines()[0])]
    if latest is not None and made is not None and latest > made:  # a release was undone, and the process ended before the file
        return []
    found = [say("{file}: {what} is not as this program writes it, so the file was changed", file=out, what=what) for what in _differing(connection)]
    for table in schema.tables().values():
        if table.kept and (count := _count_differing(connection, table, latest)):
            wrong = table.name in ledger.tables
            told = CHANGED[wrong, not wrong or _is_as_sealed(connection, table.name, latest)]
            found.append(say(told, file=out, table=table.name, count=count))
    about = sql.text("about")
    if (
        ledger.chain
        and latest == made
        and connection.execute(f"(from program.about except all ({about})) union all (({about}) except all from program.about)").fetchall()
    ):
        found.append(say("{file}: what it says about itself differs from the ledger, so the file was changed", file=out))
    connection.execute("detach program")
    return found


CHANGED = {
    (False, True): N_("{file}: table {table} differs from the ledger in {count} rows. The ledger is as it was sealed: the file was changed."),
    (True, True): N_("{file}: table {table} differs from the ledger in {count} rows. The file is as it was sealed: the ledger was changed."),
    (True, False): N_("{file}: table {table} differs from the ledger in {count} rows. Neither is as it was sealed: restore a backup."),
}
"""Message for a difference, by whether the table of the ledger fails its seal, and whether one of the two sides matches it."""


def _count_differing(connection: duckdb.DuckDBPyConnection, table: schema.Table, latest: int) -> int:
    said = ", ".join(f'"{name}"' for name in table.content)
    ended = "case when last_release < $1 then last_release end"
    then = f"select {said}, first_release, {ended} from ledger.released.{table.name} where first_release <= $1"
    now = f"select {said}, first_release, last_release from program.{table.name}"
    try:
        question = f"select count(*) from (({then} except all {now}) union all ({now} except all {then}))"
        ((differing,),) = connection.execute(question, [latest]).fetchall()
    except duckdb.Error:  # another structure, which is told by itself
        return 0
    return int(differing)


def _is_as_sealed(connection: duckdb.DuckDBPyConnection, name: str, latest: int) -> bool:
    """Whether the released file has the rows of a table as each release sealed them."""
    sealed = {release: kept[name] for release, kept in _read_kept(connection).items() if name in kept and release <= latest}
    return all(seal[:2] == seals.read_seals(connection, [name], release, "program")[name][:2] for release, seal in sealed.items())


def _read_kept(connection: duckdb.DuckDBPyConnection) -> dict[int, dict[str, seals.Seal]]:
    """The seals that the ledger keeps, by release and table; those of tables that this program does not know are left out."""
    known = {*schema.tables(), *seals.INSIDE}
    kept: dict[int, dict[str, seals.Seal]] = {}
    for release, name, *seal in connection.execute('select release, "table", rows, hash, ended, ended_hash from ledger.seal order by all').fetchall():
        if name in known:
            kept.setdefault(release, {})[name] = (seal[0], seal[1], seal[2], seal[3])
    return kept


def _differing(connection: duckdb.DuckDBPyConnection) -> list[str]:
    with duckdb.connect() as fresh:
        fresh.execute("attach ':memory:' as program")
        schema.create(fresh, "program")
        fresh.execute("use program")
        schema.add_windows(fresh)
        return schema.compare(schema.describe(connection, "program"), schema.describe(fresh, "program"))
