"""The ledger of a released file, read back as protection sees it: frozen counts, cells of all releases, what was shown."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb

from data import build, tables
from data.disclosure.cells import Cells, Key, make_cells
from data.disclosure.leaf_audit import Told
from data.disclosure.leaves import Agreed, Counts, Leaf
from data.ledger import store
from data.release import protection

CLOSING = 3
"""The release of the demonstration that closes the term."""


class Made(NamedTuple):
    """The ledger of the demonstration, and the cells of all its releases."""

    connection: duckdb.DuckDBPyConnection
    cells: Cells
    leaves: list[Leaf]
    agreed: Agreed

    def told(self) -> dict[Key, Counts]:
        """What the releases showed."""
        before = protection.read_before(self.connection)
        return {row.key: counts for row in self.cells.rows if (counts := before[protection.name_row(row)]) is not None}

    def rows(self) -> list[Told]:
        """Every row of every release, as the second audit takes it."""
        told = self.told()
        return [Told(*row.key[:3], row.year, row.release, *row.key[4:], told.get(row.key)) for row in self.cells.rows]


@contextmanager
def open_made(program: Path) -> Iterator[Made]:
    """The ledger beside the demonstration's released file, read only."""
    with tempfile.TemporaryDirectory() as folder, store.connect(Path(folder)) as connection:
        store.open_ledger(connection, build.ledger_of(program), writable=False)
        build.load_framework(connection, tables.FRAMEWORK, tables.RECORD, tables.DEMONSTRATION, demonstration=True)
        connection.execute("create table work.new_leaf as select * exclude (release) from ledger.victim_leaf limit 0")
        connection.execute(f"set variable release = {CLOSING}")
        leaves, agreed = protection.read_leaves(connection), protection.read_agreed(connection)
        yield Made(connection, make_cells(leaves, agreed, CLOSING), leaves, agreed)
