"""The released file, opened read-only and hardened. Nothing else in the app touches DuckDB.

A connection is never shared: concurrent calls on one connection return other people's rows, so every call
takes a cursor of its own. The file is opened through a hard link of its own, because DuckDB keeps one instance
a path and would go on serving the old rows after a swap.
"""

import os
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import duckdb

import queries

TEXTS = "TEXTS"
"""What stands for the type of a text in several languages."""
SCHEMA = "13"
R = TypeVar("R", bound=tuple[Any, ...])
TIME_LIMIT = 10.0
RESULTS_KEPT = 4000

SETTINGS: dict[str, Any] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "memory_limit": os.environ.get("CPC_MEMORY", "1GB"),
    "threads": min(4, os.cpu_count() or 1),
    "lock_configuration": True,
}


PASSING = {
    "busy": ("set lock", "conflicting lock", "in use", "being used"),
    "forbidden": ("permission denied", "not permitted"),
    "full": ("no space left", "quota"),
}
"""Transient reasons and the words of the system by which each is recognised. A damaged block is not a lock."""
AGAIN = 1.0
"""Seconds after which a file that could not be opened for such a reason is tried again."""


NEWER = re.compile(r"version number \d+|newer version of DuckDB|storage version", re.IGNORECASE)
"""How DuckDB says that a file was written by a newer one; it is sound then."""
DAMAGE = (duckdb.IOException, duckdb.SerializationException, duckdb.FatalException, duckdb.InternalException)
"""What DuckDB raises when a block of an opened file cannot be read; it trusts the file no more then."""


class Unusable(Exception):
    """The released file cannot be served. `reason` is missing, damaged, foreign, newer or other_schema, or one of `PASSING`, tried again."""

    def __init__(self, reason: str, path: Path, detail: str = "") -> None:
        super().__init__(f"{path}: {reason} {detail}".strip())
        self.reason = reason
        self.path = path
        self.detail = detail


class TooSlow(Exception):
    """A query ran into the time limit and was stopped."""


class Edition:
    """One state of the released file, for as long as anybody reads it.

    `name` tells editions apart; results are kept by edition, question and parameters.
    """

    def __init__(self, name: str, connection: duckdb.DuckDBPyConnection, file: BinaryIO) -> None:
        self.name = name
        self._file = file
        self._connection = connection
        self._caches: dict[Callable[..., Any], Callable[..., Any]] = {}
        self._retired = False
        self.broken = ""
        """What was said of a damage that was found after the file was opened; "" while there is none."""

    def keeping(self, function: Callable[..., Any], maxsize: int) -> Callable[..., Any]:
        """The function, with its last answers kept for as long as this edition is served (`queries.kept`)."""
        if self._retired:
            return function
        return self._caches.get(function) or self._caches.setdefault(function, lru_cache(maxsize)(function))

    def forget(self) -> None:
        """Give back the answers that are kept; they are asked for anew."""
        self._caches.clear()

    def retire(self) -> None:
        """Keep nothing any more: the file is closed when the last who reads it has what he asked for."""
        self._retired = True
        self._caches.clear()

    def read_all(self) -> None:
        """Read every block once, so that damage is known before a reader meets it: `broken` says so then."""
        with suppress(*DAMAGE), self._connection.cursor() as cursor:
            try:
                for (table,) in cursor.execute("select table_name from duckdb_tables() where not internal order by table_name").fetchall():
                    cursor.execute(f'select count(*), bit_xor(hash(each)) from "{table}" as each').fetchall()
            except DAMAGE as error:
                self.broken = str(error).splitlines()[0]
                raise

    @property
    def size(self) -> int:
        """Bytes of the file as it was opened."""
        return os.fstat(self._file.fileno()).st_size

    def content(self, chunk: int = 1 << 20) -> Iterator[bytes]:
        """The file as it was opened, piece by piece, whatever lies at its path by now."""
        place = 0
        while piece := os.pread(self._file.fileno(), chunk, place):
            place += len(piece)
            yield piece

    def rows(self, row: type[R], **parameters: Any) -> tuple[R, ...]:
        """The rows of a question, named by their type in `queries.rows`, as plain Python values (None for null).

        The header of the `.sql` file says what they are. Lists are passed as lists or tuples.
        Raises TooSlow after ten seconds, duckdb.Error for a parameter that is missing or too many, and TypeError
        for a type that is out of date.
        """
        answer: tuple[R, ...] = self.keeping(Edition._run, RESULTS_KEPT)(self, row, _hashable(parameters))
        return answer

    def ask(self, row: type[R], **parameters: Any) -> tuple[R, ...]:
        """The same as `rows`, kept by nobody: for what is asked once and is large."""
        return self._run(row, _hashable(parameters))

    def columns(self, question: str) -> list[tuple[str, str]]:
        """Name and DuckDB type of the columns of a question; a text in several languages is one of type TEXTS."""
        sql = queries.text(question)
        parameters = dict.fromkeys(duckdb.extract_statements(sql)[0].named_parameters)
        with self._connection.cursor() as cursor:
            found = cursor.execute(f"describe {sql}", parameters).fetchall()
            return [(name, TEXTS if many else found[at][1]) for name, at, many in queries.fold([each[0] for each in found])]

    def _run(self, row: type[R], parameters: tuple[tuple[str, Hashable], ...]) -> tuple[R, ...]:
        sql = queries.text(queries.question_of(row.__name__))
        cursor = self._connection.cursor()
        alarm = threading.Timer(TIME_LIMIT, cursor.interrupt)
        alarm.start()
        try:
            cursor.execute(sql, {key: list(value) if isinstance(value, tuple) else value for key, value in parameters})
            folded = queries.fold([name for name, *_ in cursor.description])
            if (columns := [name for name, _, _ in folded]) != list(row._fields):  # type: ignore[attr-defined]
                raise TypeError(f"{row.__name__} is not what its question answers, {columns}: python -m queries.describe data/program.duckdb")
            if not any(many for _, _, many in folded):
                return tuple(row(*values) for values in cursor.fetchall())
            places = [(at, slice(at, at + many) if many else None) for _, at, many in folded]
            return tuple(row(*(values[text] if text else values[at] for at, text in places)) for values in cursor.fetchall())
        except duckdb.InterruptException as error:
            raise TooSlow(sql.splitlines()[0]) from error
        except DAMAGE as error:
            self.broken = str(error).splitlines()[0]
            raise
        finally:
            alarm.cancel()
            cursor.close()


class Database:
    """The released file at `path`, whichever edition lies there now."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem: Unusable | None = None
        self._edition: Edition | None = None
        self._before: Edition | None = None
        self._seen = ""
        self._again = 0.0
        self._lock = threading.Lock()

    def current(self) -> Edition:
        """The newest edition that can be served.

        A file that was swapped in is opened at the next call. When the new file cannot be used the one before is
        served on and `problem` says why; so it is when damage is found in it later. Raises Unusable when there is none to serve.
        """
        if self._edition is not None and self._edition.broken:
            self._go_back(self._edition)
        seen = _fingerprint(self.path)
        if self._is_new(seen):
            with self._lock:
                if self._is_new(seen):
                    self._look(seen)
        if self._edition is None:
            raise self.problem or Unusable("missing", self.path)
        return self._edition

    def _go_back(self, broken: Edition) -> None:
        """Serve the edition before the one that broke, until another file lies there; without one there is none to serve until then."""
        with self._lock:
            if self._edition is broken:
                self.problem = Unusable("damaged", self.path, broken.broken)
                self._edition, self._before = self._before, None
                broken.retire()

    def _is_new(self, seen: str) -> bool:
        """Whether another file lies there, or the one that was kept from being opened may be opened by now."""
        passing = self.problem is not None and self.problem.reason in PASSING
        return seen != self._seen or (passing and time.monotonic() > self._again)

    def _look(self, seen: str) -> None:
        try:
            opened = _open(self.path, seen)
            for former, leaves in ((self._before, Edition.retire), (self._edition, Edition.forget)):
                if former is not None:
                    leaves(former)
            self._edition, self._before = opened, self._edition
            self.problem = None
            # no daemon: a process that ends while the database reads would be aborted
            threading.Thread(target=opened.read_all, name="read all").start()
        except Unusable as problem:
            self.problem = problem
            self._again = time.monotonic() + AGAIN
        self._seen = seen


def _fingerprint(path: Path) -> str:
    try:
        seen = path.stat()
    except OSError:
        return "missing"
    return f"{seen.st_ino}-{seen.st_mtime_ns}-{seen.st_size}"


def _open(path: Path, name: str) -> Edition:
    if name == "missing":
        raise Unusable("missing", path)
    try:
        link = _link(path, name)
    except OSError as error:
        raise Unusable(_passing(error) or "forbidden", path, str(error)) from error
    # The file may have been swapped since it was looked at: the edition is named after what is opened.
    name = _fingerprint(link)
    file = link.open("rb")
    try:
        connection = duckdb.connect(str(link), read_only=True, config=SETTINGS)
        found = dict(connection.execute("select key, value from about").fetchall())
        # A file cut short, or one whose blocks cannot be read, fails here and not in front of a visitor.
        whole = connection.execute("select block_size * total_blocks + 3 * 4096 from pragma_database_size()").fetchall()[0][0]
        if link.stat().st_size < whole:
            raise Unusable("damaged", path, f"{link.stat().st_size} of {whole} bytes")
        connection.execute("select count(key), sum(value) from figure").fetchall()
        releases = connection.execute("select count(*) from release").fetchall()[0][0]
    except duckdb.CatalogException as error:
        raise Unusable("foreign", path, str(error).splitlines()[0]) from error
    except duckdb.Error as error:
        kind = _passing(error) or ("newer" if NEWER.search(str(error)) else "damaged")
        raise Unusable(kind, path, str(error).splitlines()[0]) from error
    finally:
        link.unlink(missing_ok=True)
    if found.get("schema") != SCHEMA:
        raise Unusable("other_schema", path, f"{found.get('schema')} != {SCHEMA}")
    if not releases:
        raise Unusable("foreign", path, "no release")
    return Edition(name, connection, file)


def _passing(error: Exception) -> str:
    """Which of the reasons that pass it is; "" for another one."""
    said = str(error).lower()
    return next((reason for reason, words in PASSING.items() if any(word in said for word in words)), "")


def _folder(path: Path) -> Path:
    """Where editions are opened: beside the file, or where that folder takes no writing in the machine's place for passing files."""
    beside = path.parent / ".editions"
    try:
        beside.mkdir(exist_ok=True)
        if os.access(beside, os.W_OK):
            return beside
    except OSError:
        pass
    elsewhere = Path(tempfile.gettempdir()) / f"cpc-editions-{os.getuid()}"
    elsewhere.mkdir(mode=0o700, exist_ok=True)
    return elsewhere


def _link(path: Path, name: str) -> Path:
    folder = _folder(path)
    link = folder / f"{os.getpid()}-{name}.duckdb"
    link.unlink(missing_ok=True)
    try:
        os.link(path, link)
    except OSError:
        shutil.copyfile(path, link)
    return link


def _hashable(parameters: dict[str, Any]) -> tuple[tuple[str, Hashable], ...]:
    return tuple((key, tuple(value) if isinstance(value, list) else value) for key, value in sorted(parameters.items()))
