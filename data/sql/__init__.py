"""The statements of the engine, one file each: a header comment that says what it leaves behind, then SQL.

Each room of `data/` has its own in a folder `sql`; those of all stand here.
"""

from functools import cache
from pathlib import Path

from data.compact import compact
from data.translated import spread

FOLDER = Path(__file__).parent
ROOMS = ("report", "ledger", "stewards", "release", "package", "disclosure")


@cache
def text(name: str) -> str:
    """The text of `name`: `release/flags` is data/release/sql/flags.sql, `about` data/sql/about.sql, with a column
    for each language of the Compact in the place of `name_*`. Raises FileNotFoundError."""
    return in_languages(_path(name).with_suffix(".sql").read_text(encoding="utf-8"))


def in_languages(statement: str) -> str:
    """A short statement that stands in a module, with a column for each language in the place of `name_*`."""
    return spread(statement, tuple(compact().languages))


def names(folder: str) -> tuple[str, ...]:
    """The names of all statements in `folder`, in alphabetical order."""
    return tuple(f"{folder}/{path.stem}" for path in sorted(_path(folder).glob("*.sql")))


def _path(name: str) -> Path:
    room, _, rest = name.partition("/")
    return FOLDER.parent / room / "sql" / rest if room in ROOMS else FOLDER / name
