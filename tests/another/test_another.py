"""Another Compact, made of CSV and TOML alone, is built, and its pages hold what the pages of the first one hold."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.another.making import make_another

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The Compact in a folder of its own, and its released file."""
    folder = tmp_path_factory.mktemp("another")
    (folder / "reports").mkdir()
    make_another(folder)
    settings = {**os.environ, "CPC_COMPACT": str(folder), "CPC_PROGRAM": str(folder / "program.duckdb"), "PYTEST_ADDOPTS": "", "LANG": "C.UTF-8"}
    told = run(["-m", "data", "build", "--reports", str(folder / "reports"), "--out", settings["CPC_PROGRAM"]], settings)
    assert told.returncode == 0, told.stderr
    return settings


def run(command: list[str], settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=settings, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.slow
def test_its_pages_hold_what_ours_hold(settings: dict[str, str]) -> None:
    told = run(["-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "tests/another/inside.py"], settings)
    assert told.returncode == 0, told.stdout[-6000:]
