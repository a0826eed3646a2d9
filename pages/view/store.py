"""Where the released file lies, one database object a process."""

import os
from functools import cache
from pathlib import Path

from queries.database import Database

DEFAULT = Path(__file__).parents[2] / "data" / "program.duckdb"


def released_path() -> Path:
    """The released file: `data/program.duckdb`, or where the variable CPC_PROGRAM says."""
    return Path(os.environ.get("CPC_PROGRAM", DEFAULT))


def released() -> Database:
    """The database of this process."""
    return _database(released_path())


@cache
def _database(path: Path) -> Database:
    return Database(path)
