"""The statements of the engine, one file each: a header comment that says what it leaves behind, then SQL."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def text(name: str) -> str:
    """The text of `name`, a path inside this folder without `.sql`. Raises FileNotFoundError when there is none."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def names(folder: str) -> tuple[str, ...]:
    """The names of all statements in `folder`, in alphabetical order."""
    return tuple(f"{folder}/{path.stem}" for path in sorted((FOLDER / folder).glob("*.sql")))
