"""One question, one `.sql` file: the only way the app reads the released file."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def text(name: str) -> str:
    """The SQL of the question `name`. Raises FileNotFoundError for a question nobody wrote."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def names() -> list[str]:
    """All questions, in alphabetical order."""
    return sorted(path.stem for path in FOLDER.glob("*.sql"))
