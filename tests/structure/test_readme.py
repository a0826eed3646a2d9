"""The READMEs are true: the files and folders they name are there, and what they say to run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure.tree import ROOT, Tree, plant

PATH = re.compile(r"`((?:pages|queries|data|tests)/[\w./-]*[\w/])`")
RUN = re.compile(r"`tests/run ([^`]*)`")
STANDS_FOR = ("NAME", "program.duckdb", "program.ledger", "real.duckdb")


def missing_paths(tree: Tree) -> Iterator[str]:
    """Files and folders that the READMEs name and that are not there; NAME stands for a name of one's own."""
    text = "\n".join(tree.text(name) for name in tree.files(".md") if name.endswith("README.md"))
    named = {*PATH.findall(text), *(each for run in RUN.findall(text) for each in run.split() if each.startswith("tests/"))}
    named |= {line.split()[0] for line in re.findall(r"^    ((?:pages|queries|data|tests|dashboard)\S*\s.*)$", text, re.MULTILINE)}
    for name in sorted(named):
        if not any(word in name for word in STANDS_FOR) and "*" not in name and not (tree.root / name).exists():
            yield name


def test_what_the_readme_names_is_there() -> None:
    tree = Tree()
    assert list(missing_paths(tree)) == []
    assert len(PATH.findall(tree.text("data/README.md"))) > 15


@pytest.mark.parametrize(("place", "readme"), [("pages", "README.md"), ("data", "data/README.md")])
def test_every_folder_is_named(place: str, readme: str) -> None:
    text = Tree().text(readme)
    folders = [f"{place}/{path.name}/" for path in (ROOT / place).iterdir() if path.is_dir() and path.name[0] not in "._"]
    assert [folder for folder in folders if f"    {folder}" not in text and folder != "data/sql/"] == []


def test_each_readme_is_short() -> None:
    tree = Tree()
    words = {name: len(tree.text(name).split()) for name in tree.files(".md") if name.endswith("README.md")}
    assert words.pop("README.md") <= 1250
    assert {name: count for name, count in words.items() if count > 1500} == {}


WHERE = {
    "a page": ("README.md", "pages/progress/"),
    "a kind of card": ("README.md", "pages/cards/"),
    "the HTML of a table": ("README.md", "pages/card/"),
    "the colour of a place": ("pages/README.md", "data/compacts/peru/compact.toml"),
    "the words of a status": ("data/README.md", "data/compacts/peru/framework/status_words.csv"),
    "a check of a report": ("data/README.md", "data/report/sql/checks/"),
    "a query of a page": ("README.md", "queries/"),
    "the Spanish of a text": ("pages/README.md", "data/words/es.po"),
    "how small counts are withheld": ("README.md", "data/disclosure/README.md"),
    "what a steward may do": ("data/README.md", "data/stewards/"),
    "the scripts of the browser": ("README.md", "pages/web/"),
}
"""Things that somebody new looks for, and the README that says where they are."""


@pytest.mark.parametrize("thing", WHERE)
def test_somebody_new_is_told_where_it_is(thing: str) -> None:
    readme, place = WHERE[thing]
    assert place in Tree().text(readme) and (ROOT / place).exists()


@pytest.mark.parametrize("text", ["see `data/no_such_room/`", "run `tests/run tests/nowhere`", "    pages/attic/        old things"])
def test_a_planted_path_that_is_not_there_is_found(tmp_path: Path, text: str) -> None:
    assert len(list(missing_paths(plant(tmp_path, {"README.md": text})))) == 1
