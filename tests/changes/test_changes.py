"""Each change that a README tells how to make is made by half in a copy of the project, and says what is missing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.changes.listed import CHANGES, Change
from tests.structure.tree import ROOT

TABLE = re.compile(r"^\| to \| change \| what tells you \|\n\|[-|]+\|\n((?:\|.*\|\n)+)", re.MULTILINE)
FIRST = ("change an indicator, a baseline or a target", "add a format of downloads", "add a check of reports")
"""Those that are made before every commit; the others once a week."""
IGNORED = shutil.ignore_patterns(".git", ".cache", ".*_cache", "__pycache__", "*.duckdb", "*.lock", "*.png")


def told() -> list[str]:
    """The first column of the tables of changes in all READMEs."""
    found = [table for path in sorted(ROOT.rglob("README.md")) if ".cache" not in path.parts for table in TABLE.findall(path.read_text("utf-8"))]
    return [row.split("|")[1].strip() for table in found for row in table.splitlines()]


def make(change: Change, folder: Path) -> str:
    """What the command says in a copy of the project with half of the change."""
    copy = folder / "project"
    shutil.copytree(ROOT, copy, ignore=IGNORED)
    (copy / "made").mkdir()
    for file, new, old in change.edits:
        path = copy / file
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in before, f"{file} has no {old!r}"
        path.write_text(before.replace(old, new, 1) if old else before + new, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(copy), "LANG": "en_US.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, *change.command], cwd=copy, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode != 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_changes_of_the_readmes_are_those_that_are_made() -> None:
    assert sorted(told()) == sorted(CHANGES)


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGES)
def test_half_a_change_says_what_is_missing(name: str, tmp_path: Path, long: bool) -> None:
    if name not in FIRST and not long:
        pytest.skip("once a week")
    said = make(CHANGES[name], tmp_path)
    assert re.search(CHANGES[name].says, said), said[-3000:]
