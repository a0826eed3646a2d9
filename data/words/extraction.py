"""`python -m data.words.extraction`: bring `es.po` up to date with the texts in code and templates, which Babel extracts.

Translations are kept, new texts come in empty and are listed, and texts that nothing uses any more are dropped.
"""

import sys
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from data.words import FOLDER

ROOT = Path(__file__).parents[2]
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
OPTIONS = {"**.html": {"silent": "false"}}
Keywords = dict[str, tuple[int, ...] | None]
TEXTS: Keywords = dict.fromkeys(("say", "mark", "N_", "gettext"))
"""Functions whose first argument is a text."""
KEYWORDS: dict[str, Keywords] = {"pages": TEXTS | dict.fromkeys(("count", "mark_plural"), (1, 2)) | {"translate": (2,)}, "data": TEXTS}
"""The same by folder, with those that take a text in singular and plural; in `data`, `count` counts."""


def extract() -> Catalog:
    """All texts of code and templates, without translations, each with the files it stands in."""
    found = Catalog()
    for folder, keywords in KEYWORDS.items():
        for name, _, message, _, _ in extract_from_dir(ROOT / folder, METHODS, OPTIONS, keywords):
            found.add(message, locations=[(f"{folder}/{Path(name).as_posix()}", 0)])
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
    fresh = Catalog(
        locale=language,
        header_comment="# The texts of the program; English is in the code. `python -m data.words.extraction` brings this file up to date.",
        project="cpc-dashboard",
        version="1",
        creation_date=known.creation_date,  # so that nothing changes where no text changed
        revision_date=known.creation_date,
        msgid_bugs_address="cpc-dashboard",
        last_translator="cpc-dashboard",
        language_team=language,
        charset="utf-8",
        fuzzy=False,
    )
    for message in extract():
        if message.id:
            old = known.get(message.id[0] if isinstance(message.id, tuple) else message.id)
            fresh.add(message.id, old.string if old else None, locations=list(dict.fromkeys(message.locations)))
    with (FOLDER / f"{language}.po").open("wb") as target:
        write_po(target, fresh, width=120, sort_output=True, omit_header=False, include_lineno=False)
    return [str(message.id) for message in fresh if message.id and not all(forms(message.string))]


def forms(text: Any) -> tuple[str, ...]:
    """A text as the tuple of its forms: singular and plural, or one."""
    return tuple(text) if isinstance(text, (list, tuple)) else (text or "",)


if __name__ == "__main__":
    for text in write_translations("es"):
        print(text, file=sys.stderr)
