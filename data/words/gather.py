"""`python -m data.words.gather`: collect the texts in the code into `es.po`, keeping the translations there are.

New texts come in empty and are listed; texts that no code uses any more are dropped.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from data.words import FOLDER

ROOT = Path(__file__).parents[2]
PLACES = ("dashboard.py", "pages", "data")
KEYWORDS: dict[str, tuple[int, ...] | None] = {"say": None, "mark": None, "count": (1, 2)}


def gather_messages() -> dict[str | tuple[str, ...], list[tuple[str, int]]]:
    """Every text in the code, singular and plural as a pair, with the places it stands in."""
    found: dict[str | tuple[str, ...], list[tuple[str, int]]] = {}
    for place in PLACES:
        path = ROOT / place
        for source in [path] if path.is_file() else sorted(path.rglob("*.py")):
            for line, message, _, _ in extract_from_file("python", source, keywords=KEYWORDS):
                found.setdefault(message, []).append((source.relative_to(ROOT).as_posix(), line))
    return found


def read_translations(language: str) -> Catalog:
    """The catalogue of a language as it is on disk; an empty one when there is none yet."""
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as source:
        return read_po(source, locale=language)


def write_translations(language: str) -> list[str]:
    """Bring the catalogue up to date with the code and return the texts that still lack a translation."""
    known = read_translations(language)
    fresh = Catalog(locale=language, project="cpc-peru", charset="utf-8")
    for message, places in gather_messages().items():
        old = known.get(message[0] if isinstance(message, tuple) else message)
        fresh.add(message, old.string if old else None, locations=[(name, None) for name in dict.fromkeys(name for name, _ in places)])
    with (FOLDER / f"{language}.po").open("wb") as target:
        write_po(target, fresh, width=120, sort_output=True, omit_header=False, include_lineno=False)
    return [str(message.id) for message in fresh if message.id and not all(_strings(message.string))]


def _strings(string: str | tuple[str, ...]) -> tuple[str, ...]:
    return string if isinstance(string, tuple) else (string,)


if __name__ == "__main__":
    for text in write_translations("es"):
        print(text, file=sys.stderr)
