"""No code knows a country: what is a Compact's own stands in its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure.tree import Tree, lies_in, plant

COUNTRY = re.compile(r"(?<![^\W_])(?:peru|perú|lima|loreto|cusco|callao|ubigeo|soles|LMA|LOR|CUS)(?![^\W_])", re.IGNORECASE)
"""As words, also between underlines: `cpc-peru_release`."""
CODES = re.compile(r"\b(?:PEN|MININTER)\b")
COLUMN = re.compile(r"[a-z]_(?:en|es)\b")
"""A text in one language; a statement says `name_*`, Python asks the Compact (`data/compact.py`)."""
EXAMPLE = re.compile(r"`[^`]*`")
OWN = ("tests", "data/compacts")


def name_a_country(tree: Tree) -> Iterator[str]:
    """Lines of code, of templates and of scripts that name a country, its places or its money."""
    for name in tree.files(".py", ".sql", ".js", ".html"):
        if not any(lies_in(name, folder) for folder in OWN):
            for number, line in enumerate(tree.text(name).splitlines(), start=1):
                if COUNTRY.search(line) or CODES.search(line):
                    yield f"{name}:{number}"


def name_a_language(tree: Tree) -> Iterator[str]:
    """Lines of code, of templates and of scripts that name the column of a text in one language; an example in a comment may."""
    for name in tree.files(".py", ".sql", ".js", ".html"):
        if not any(lies_in(name, folder) for folder in OWN):
            for number, line in enumerate(tree.text(name).splitlines(), start=1):
                if COLUMN.search(EXAMPLE.sub("", line)):
                    yield f"{name}:{number}"


def test_no_code_names_a_language() -> None:
    assert list(name_a_language(Tree())) == []


@pytest.mark.parametrize("line", ["select name_en from region", "reason_es: str = ''", 'fields.get("note_es")', "`name_en` or name_es"])
def test_a_language_in_code_is_found(line: str, tmp_path: Path) -> None:
    assert list(name_a_language(plant(tmp_path, {"queries/a.sql": f"{line}\n", "data/a.py": "# `name_en`\n"}))) == ["queries/a.sql:1"]


def test_no_code_names_a_country() -> None:
    assert list(name_a_country(Tree())) == []


@pytest.mark.parametrize(
    "line",
    [
        'PLACES = ("LMA", "NAT")',
        "-- the department of Lima",
        "zone = 'America/Lima'",
        'CURRENCY = "PEN"',
        "ubigeo varchar",
        'name = "cpc-peru_release"',
    ],
)
def test_a_country_in_code_is_found(line: str, tmp_path: Path) -> None:
    assert list(name_a_country(plant(tmp_path, {"pages/a.py": f"{line}\n", "data/compacts/x/a.sql": line, "pages/b.js": "soleslike\n"}))) == [
        "pages/a.py:1"
    ]
