"""Framework and programme as a process read them last, kept by the content of their files.

Reading and checking 58 files takes half a second, and every step of a steward and every look into the inbox begins with them. Only a
process that takes many steps keeps them, a server for one: Arrow, in which they are kept, claims more addresses than a job may have.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import Any

import duckdb

KEPT = 4
"""So many sets of files; one is about a megabyte."""
SCHEMAS = ("framework", "programme")
Tables = dict[str, tuple[str, Any]]
"""By its quoted name how a table is created, and its rows as an Arrow table."""
_sets: OrderedDict[str, Tables] = OrderedDict()
_keeps = Event()


def keep_from_now_on() -> None:
    """Keep in this process what is read from now on."""
    _keeps.set()


def fill_once(connection: duckdb.DuckDBPyConnection, folders: Sequence[Path], demonstration: bool, fill: Callable[[], None]) -> None:
    """Fill the schemas `framework` and `programme` of a connection, which are empty: by `fill`, or from what it made of the same files before.

    What `fill` raises passes through, and is asked for again the next time.
    """
    if not _keeps.is_set():
        fill()
        return
    key = f"{digest_files(folders)} {demonstration}"
    if (tables := _sets.get(key)) is not None:
        _restore(connection, tables)
        return
    fill()
    question = "select schema_name, table_name, sql from duckdb_tables() where list_contains($1, schema_name)"
    found = {f'"{schema}"."{table}"': made for schema, table, made in connection.execute(question, [list(SCHEMAS)]).fetchall()}
    _sets[key] = {name: (made, connection.execute(f"from {name}").to_arrow_table()) for name, made in found.items()}
    while len(_sets) > KEPT:
        _sets.popitem(last=False)


def _restore(connection: duckdb.DuckDBPyConnection, tables: Tables) -> None:
    connection.execute("begin transaction")
    for name, (made, rows) in tables.items():
        connection.execute(made)
        connection.register("kept_table", rows)
        connection.execute(f"insert into {name} from kept_table")
        connection.unregister("kept_table")
    connection.execute("commit")


def digest_files(folders: Sequence[Path]) -> str:
    """The hash of the names and contents of all files of the folders."""
    digest = hashlib.sha256()
    for folder in folders:
        digest.update(b"\0folder\0")
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.is_file():
                content = path.read_bytes()
                digest.update(f"\0{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
