"""Follow a lake: make each newest release a local file, in one step, and say how things stand.

A replica reads the local file at local speed. Where the catalog or the storage is away, the last file stays.
"""

import json
import os
import sys
import threading
import time
from pathlib import Path

import duckdb

from data.lake.lake import name, open_lake, quote
from data.lake.publish import DEFINITION, ENDING, STATES

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
FOLLOWING, AWAY = "following", "away"
NICE = 5


class Follower:
    """Keeps a local file that is the newest release of a lake."""

    def __init__(self, address: str, file: Path) -> None:
        self._address, self._file = address, file
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._seen = -1
        self._followed = 0.0

    def look(self) -> str:
        """Take over what is new; how things stand, which is also written beside the file."""
        try:
            if self._connection is None:
                self._connection = open_lake(self._address)
            ((newest,),) = self._connection.execute("select max(snapshot_id) from ducklake_snapshots('lake')").fetchall()
            if newest != self._seen or not self._file.exists():
                self._take_over(self._connection)
                self._seen = newest
            state, self._followed = FOLLOWING, time.time()
        except (duckdb.Error, OSError):
            self._connection, state = None, AWAY
        self._note(state)
        return state

    def _take_over(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Write the state of the lake beside the file and put it in its place. One transaction sees one release, never half of two."""
        beside = self._file.with_name(f".{self._file.name}-{os.getpid()}")
        beside.unlink(missing_ok=True)
        connection.execute(f"attach {quote(beside)} as taken")
        try:
            connection.execute("begin")
            statements = connection.execute(f"select statement from lake.{DEFINITION} order by place").fetchall()
            connection.execute("use taken")
            for (statement,) in statements:
                connection.execute(statement)
            for table, columns in connection.execute(FILLED).fetchall():
                connection.execute(f"insert into taken.{name(table)} ({columns}) select {columns} from lake.{name(table)}")
            told = connection.execute(f"select content from lake.{STATES}").fetchall()
            connection.execute("commit")
            connection.execute("checkpoint taken")
        except duckdb.Error:
            connection.execute("rollback")
            raise
        finally:
            connection.execute("use memory")
            connection.execute("detach taken")
        os.replace(beside, self._file)
        for (content,) in told:
            beside.write_text(content, encoding="utf-8")
            os.replace(beside, self._file.with_suffix(ENDING))

    def _note(self, state: str) -> None:
        beside = self._file.with_name(f".{self._file.name}-{os.getpid()}{STATE}")
        beside.write_text(json.dumps({"state": state, "followed": self._followed}), encoding="utf-8")
        os.replace(beside, self._file.with_name(self._file.name + STATE))


def end_with_input() -> None:
    """Exit when standard input closes: the server that began this has ended."""
    sys.stdin.read()
    os._exit(0)


def follow(address: str, file: Path, pause: float = PAUSE) -> None:
    """Follow for as long as standard input is open."""
    os.nice(NICE)
    threading.Thread(target=end_with_input, daemon=True).start()
    follower = Follower(address, file)
    while True:
        print(follower.look(), flush=True)
        time.sleep(pause)
