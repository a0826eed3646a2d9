"""Follow a lake: make each newest release a local file, in one step, and say how things stand.

A replica reads the local file at local speed. Where the catalog or the storage is away, the last file stays. A look that is not answered in
time ends the process, for a connection over a line that went silent may wait for a quarter of an hour; the server begins it again.
"""

import json
import os
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from data.lake.lake import name, open_lake, quote
from data.lake.publish import DEFINITION, PUBLISHED, STATES, STATES_ENDING

PAUSE = 10.0
"""Seconds between two looks at the lake."""
STATE = ".lake.json"
"""Ending of the file beside the local one that says how things stand."""
FILLED = """
    select table_name, string_agg(format('"{}"', column_name), ', ' order by column_index)
    from duckdb_columns()
    join duckdb_tables() using (database_name, schema_name, table_name)
    where database_name = 'taken'
    and not regexp_matches(sql, '\\b' || column_name || '"? \\w+ GENERATED ALWAYS')
    group by table_name
"""
"""The columns of each table that are filled; others work themselves out."""
FOLLOWING, AWAY, FULL = "following", "away", "full"
"""How things stand: well, without the lake, or with a disk of this machine that takes no more."""
NO_SPACE = re.compile("no space left|file too large|disk quota|not enough space", re.IGNORECASE)
"""What system and DuckDB say of a full disk (`data/transient_errors.py` says it for the program's own processes)."""
NICE, OUT_OF_MEMORY_FIRST = 5, "1000"
"""Readers come first (`data/job.py` says the same of the program's own processes)."""
MEMORY = "400MB"
LOOK_SECONDS, TAKE_OVER_SECONDS = 20.0, 900.0


class Follower:
    """Keeps a local file that is the newest release of a lake."""

    def __init__(self, address: str, file: Path) -> None:
        self._address, self._file = address, file
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._note = file.with_name(file.name + STATE)
        told: dict[str, object] = {}
        with suppress(OSError, ValueError):
            told = json.loads(self._note.read_text(encoding="utf-8"))
        self._seen, self._followed = str(told.get("seen", "")), told.get("followed", 0.0)

    def look(self) -> str:
        """Take over what is new; how things stand, which is also written beside the file.

        What fails is tried once more at once: a publication deletes the files of the release before it, perhaps while they are read.
        """
        state = self._try()
        if state != FOLLOWING:
            state = self._try()
        self._say(state)
        return state

    def _try(self) -> str:
        try:
            with self._within(LOOK_SECONDS):
                if self._connection is None:
                    self._connection = open_lake(self._address, follows=True)
                    self._connection.execute(f"set memory_limit = '{MEMORY}'; set threads = 2")
                newest = self._connection.execute(f"select fingerprint from lake.{PUBLISHED}").fetchall()[0][0]
            if newest != self._seen or not self._file.exists():
                with self._within(TAKE_OVER_SECONDS):
                    self._seen = self._take_over(self._connection)
            with self._within(LOOK_SECONDS):
                told = self._connection.execute(f"select content from lake.{STATES}").fetchall()
            self._put_states(told)
            self._followed = time.time()
        except (duckdb.Error, OSError, IndexError) as problem:
            self._connection = None
            return FULL if NO_SPACE.search(str(problem)) else AWAY
        return FOLLOWING

    def _take_over(self, connection: duckdb.DuckDBPyConnection) -> str:
        """Write the state of the lake beside the file and put it in its place; which one it is. One transaction sees one release, never half
        of two."""
        self._sweep()
        beside = self._file.with_name(f".{self._file.name}-{os.getpid()}")
        beside.unlink(missing_ok=True)
        connection.execute(f"attach {quote(beside)} as taken")
        try:
            connection.execute("begin")
            newest = connection.execute(f"select fingerprint from lake.{PUBLISHED}").fetchall()[0][0]
            statements = connection.execute(f"select statement from lake.{DEFINITION} order by place").fetchall()
            connection.execute("use taken")
            for (statement,) in statements:
                connection.execute(statement)
            for table, columns in connection.execute(FILLED).fetchall():
                connection.execute(f"insert into taken.{name(table)} ({columns}) select {columns} from lake.{name(table)}")
            connection.execute("commit")
            connection.execute("checkpoint taken")
            connection.execute("use memory")
            connection.execute("detach taken")
            os.replace(beside, self._file)
        except (duckdb.Error, OSError):
            connection.close()  # it holds the half-written file and a transaction that ended
            beside.unlink(missing_ok=True)
            raise
        return str(newest)

    def _sweep(self) -> None:
        """Delete what processes left that were ended while they took over; another follower of the same file may be at work on a newer one."""
        for left in self._file.parent.glob(f".{self._file.name}-*"):
            with suppress(OSError):
                if time.time() - left.stat().st_mtime > TAKE_OVER_SECONDS:
                    left.unlink()

    def _put_states(self, told: list[tuple[str]]) -> None:
        target = self._file.with_suffix(STATES_ENDING)
        for (content,) in told:
            if not target.exists() or target.read_text(encoding="utf-8") != content:
                self._write(target, content)

    def _say(self, state: str) -> None:
        with suppress(OSError):  # a full disk: what was said before grows old, which is seen
            self._write(self._note, json.dumps({"state": state, "followed": self._followed, "seen": self._seen}))

    def _write(self, target: Path, content: str) -> None:
        beside = target.with_name(f".{target.name}-{os.getpid()}")
        beside.write_text(content, encoding="utf-8")
        os.replace(beside, target)

    @contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        """End the process where this is not done in time."""
        timer = threading.Timer(seconds, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _give_up(self) -> None:
        self._say(AWAY)
        os._exit(1)


def end_with_input() -> None:
    """Exit when standard input closes: the server that began this has ended."""
    sys.stdin.read()
    os._exit(0)


def follow(address: str, file: Path, pause: float = PAUSE) -> None:
    """Follow for as long as standard input is open."""
    os.nice(NICE)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(OUT_OF_MEMORY_FIRST, encoding="ascii")
    threading.Thread(target=end_with_input, daemon=True).start()
    follower = Follower(address, file)
    while True:
        print(follower.look(), flush=True)
        time.sleep(pause)
