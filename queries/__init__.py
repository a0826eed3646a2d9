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


def row_name(question: str) -> str:
    """The name of the type of a question's rows: `FiguresRow` of `figures`."""
    return "".join(part.capitalize() for part in question.split("_")) + "Row"


@cache
def question_of(name: str) -> str:
    """The question whose rows have the type `name`. Raises KeyError for a type that is none of rows."""
    return {row_name(question): question for question in names()}[name]
