"""`python -m data.words.gather`: collect the texts in the code into `es.po`, keeping the translations there are.

New texts come in empty and are listed; texts that no code uses any more are dropped.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2.ext import extract_from_ast

from data.words import FOLDER

ROOT = Path(__file__).parents[2]
Functions = dict[str, tuple[int, ...]]
Message = str | tuple[str, ...]

MARKED: Functions = {"mark": (0,), "mark_plural": (0, 1), "N_": (0,), "gettext": (0,)}
PLACES: dict[str, Functions] = {"pages": MARKED | {"say": (0,), "count": (0, 1)}, "data": MARKED | {"say": (0,)}}
"""Functions whose arguments at these positions are texts, by folder."""


def gather_messages() -> dict[Message, list[tuple[str, int]]]:
    """Every text in the code, singular and plural as a pair, with the places it stands in."""
    found: dict[Message, list[tuple[str, int]]] = {}
    for place, functions in PLACES.items():
        for source in sorted((ROOT / place).rglob("*.py")):
            for message, line in find_messages(source.read_text(encoding="utf-8"), functions):
                found.setdefault(message, []).append((source.relative_to(ROOT).as_posix(), line))
    for template in sorted((ROOT / "pages").rglob("templates/*")):
        for line, _, given in extract_from_ast(jinja2.Environment().parse(template.read_text(encoding="utf-8")), ("say",)):
            found.setdefault(str(given[0] if isinstance(given, tuple) else given), []).append((template.relative_to(ROOT).as_posix(), line))
    return found


def find_messages(code: str, functions: Functions) -> Iterator[tuple[Message, int]]:
    """The texts in some Python code with their lines, also those inside f-strings, where a reader of tokens finds none."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = [node.args[at] for at in functions.get(name, ()) if at < len(node.args)]
            told = tuple(each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str))
            if told and len(told) == len(functions[name]):
                yield (told[0] if len(told) == 1 else told), node.lineno


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
    fresh = Catalog(
        locale=language,
        header_comment="# The texts of the program; the English stands in the code. `python -m data.words.gather` brings this file up to date.",
        project="cpc-peru",
        version="1",
        creation_date=known.creation_date,  # so that nothing changes where no text changed
        revision_date=known.creation_date,
        msgid_bugs_address="cpc-peru",
        last_translator="cpc-peru",
        language_team=language,
        charset="utf-8",
        fuzzy=False,
    )
    for message, places in gather_messages().items():
        old = known.get(message[0] if isinstance(message, tuple) else message)
        fresh.add(message, old.string if old else None, locations=list({name: (name, 0) for name, _ in places}.values()))
    with (FOLDER / f"{language}.po").open("wb") as target:
        write_po(target, fresh, width=120, sort_output=True, omit_header=False, include_lineno=False)
    return [str(message.id) for message in fresh if message.id and not all(forms(message.string))]


def forms(text: Any) -> tuple[str, ...]:
    """A text as the tuple of its forms: singular and plural, or one."""
    return tuple(text) if isinstance(text, (list, tuple)) else (text or "",)


if __name__ == "__main__":
    for text in write_translations("es"):
        print(text, file=sys.stderr)
