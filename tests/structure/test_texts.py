"""Files stay short, the top level is what was agreed, and no file holds personal data or speaks of obligations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure.tree import ROOT, TEXT, Tree, plant

TOP = {"dashboard.py", "pages", "queries", "data", "tests", "requirements.txt", "LICENSE", "README.md", "pyproject.toml"}
MOST_LINES = 400
PERSONAL = {
    "an e-mail address": re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.IGNORECASE),
    "an identity number": re.compile(r"\b(?:DNI|C\.?E\.?|passport|pasaporte)\s*(?:n[.º°o]*\s*)?:?\s*\d{8,9}\b", re.IGNORECASE),
    "a telephone number": re.compile(r"(?:\+51[\s-]?9?\d{2}[\s-]?\d{3}[\s-]?\d{3}\b|\+1[\s-]\d{3}[\s-]\d{3}[\s-]\d{4}\b)"),
}
OBLIGATION = re.compile(r"\bobligations?\b|\bobligación(?:es)?\b", re.IGNORECASE)
PLANTED = ("write to ana.perez@example.pe", "DNI 12345678", "DNI N° 12345678", "call +51 987 654 321")
OWN = Path(__file__).relative_to(ROOT).as_posix()


WRITTEN = "queries/rows.py"


def long_files(tree: Tree) -> Iterator[str]:
    """Files that are more than one idea; what a command writes has one."""
    yield from (f"{name}: {count}" for name in tree.files(*TEXT) if name != WRITTEN and (count := len(tree.text(name).splitlines())) > MOST_LINES)


def personal_data(tree: Tree) -> Iterator[str]:
    """What looks like the data of a person, in any file but this one, which plants some."""
    for name in tree.files(*TEXT, ".csv", ".po", ".txt", ".json", ".geojson"):
        if name != OWN:
            yield from (f"{name}: {kind}" for kind, pattern in PERSONAL.items() if pattern.search(tree.text(name)))


def obligations(tree: Tree) -> Iterator[str]:
    """Files with text for readers that speaks of obligations: the instrument is not binding."""
    places = [*tree.files(".po", under="data"), *tree.files(".csv", under="data/compacts/peru/framework"), *tree.files(".py", under="pages")]
    yield from (name for name in places if OBLIGATION.search(tree.text(name)))


def test_files_stay_short() -> None:
    assert list(long_files(Tree())) == []


def test_a_planted_long_file_is_found(tmp_path: Path) -> None:
    assert list(long_files(plant(tmp_path, {"data/long.py": "x = 1\n" * 401, "data/short.py": "x = 1\n" * 400}))) == ["data/long.py: 401"]


def test_the_top_level_holds_what_was_agreed() -> None:
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".") and path.name != "__pycache__"} == TOP


def test_no_file_holds_personal_data() -> None:
    assert list(personal_data(Tree())) == []


@pytest.mark.parametrize("text", PLANTED)
def test_planted_personal_data_is_found(tmp_path: Path, text: str) -> None:
    assert len(list(personal_data(plant(tmp_path, {"data/compacts/peru/framework/institutions.csv": text})))) == 1


def test_the_instrument_makes_commitments() -> None:
    assert list(obligations(Tree())) == []


@pytest.mark.parametrize("name", ["pages/evidence/methods.py", "data/compacts/peru/framework/clauses.csv", "data/words/es.po"])
def test_a_planted_obligation_is_found(tmp_path: Path, name: str) -> None:
    assert list(obligations(plant(tmp_path, {name: "an obligation of the parties; una obligación"}))) == [name]
