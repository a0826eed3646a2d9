"""One question, one `.sql` file: the only way the app reads the released file."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from data.compact import compact
from data.translated import spread

FOLDER = Path(__file__).parent


@cache
def text(name: str) -> str:
    """The SQL of the question `name`, with a column for each language in the place of `name_*`.

    Raises FileNotFoundError for a question nobody wrote.
    """
    return spread((FOLDER / f"{name}.sql").read_text(encoding="utf-8"), tuple(compact().languages))


def fold(columns: Sequence[str]) -> list[tuple[str, int, int]]:
    """The columns of an answer as its rows have them: name, place, and of a text how many languages it has there (else 0): `unit_in` is
    `unit_en` and `unit_es`."""
    languages = tuple(compact().languages)
    folded, at = [], 0
    while at < len(columns):
        name = columns[at].removesuffix(f"_{languages[0]}")
        translated = name != columns[at] and tuple(columns[at : at + len(languages)]) == tuple(f"{name}_{language}" for language in languages)
        folded.append((f"{name}_in", at, len(languages)) if translated else (columns[at], at, 0))
        at += len(languages) if translated else 1
    return folded


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
