"""The README is true: the files and folders it names are there, and what it says to run."""

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
    """Files and folders that the README names and that are not there; NAME stands for a name of one's own."""
    text = tree.text("README.md")
    named = {*PATH.findall(text), *(each for run in RUN.findall(text) for each in run.split() if each.startswith("tests/"))}
    named |= {line.split()[0] for line in re.findall(r"^    ((?:pages|queries|data|tests|dashboard)\S*\s.*)$", text, re.MULTILINE)}
    for name in sorted(named):
        if not any(word in name for word in STANDS_FOR) and "*" not in name and not (tree.root / name).exists():
            yield name


def test_what_the_readme_names_is_there() -> None:
    tree = Tree()
    assert list(missing_paths(tree)) == []
    assert len(PATH.findall(tree.text("README.md"))) > 30


def test_every_room_is_named() -> None:
    text = Tree().text("README.md")
    rooms = [
        f"{place}/{path.name}/" for place in ("pages", "data") for path in (ROOT / place).iterdir() if path.is_dir() and path.name[0] not in "._"
    ]
    assert [room for room in rooms if f"    {room}" not in text and room != "data/sql/"] == []


@pytest.mark.parametrize("text", ["see `data/no_such_room/`", "run `tests/run tests/nowhere`", "    pages/attic/        old things"])
def test_a_planted_path_that_is_not_there_is_found(tmp_path: Path, text: str) -> None:
    assert len(list(missing_paths(plant(tmp_path, {"README.md": text})))) == 1
