"""Where the released file lies, one database object a process."""

import os
from functools import cache
from pathlib import Path

from queries.database import Database

DEFAULT = Path(__file__).parents[2] / "data" / "program.duckdb"


LAKE = "ducklake:"


def lake_address() -> str:
    """The lake that the variable CPC_PROGRAM names in the place of a file; "" for none."""
    named = os.environ.get("CPC_PROGRAM", "")
    return named if named.startswith(LAKE) else ""


def released_path() -> Path:
    """The released file: `data/program.duckdb`, or where the variable CPC_PROGRAM says; of a lake the local copy, CPC_LAKE_FILE."""
    if lake_address():
        return Path(os.environ.get("CPC_LAKE_FILE", DEFAULT.with_name("lake.duckdb")))
    return Path(os.environ.get("CPC_PROGRAM", DEFAULT))


def released() -> Database:
    """The database of this process."""
    return _database(released_path())


@cache
def _database(path: Path) -> Database:
    return Database(path)
