"""Another Compact, made of CSV and TOML alone, is built, and its pages hold what the pages of the first one hold."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.another.making import make_another
from tests.browser.server import Server
from tests.browser.test_access import unfold, violations
from tests.browser.visit import Visit, open_browser

ROOT = Path(__file__).parents[2]
PAGE = re.compile(r'href="(/[a-z-]*)["?]')
OWN = {"/prosecution", "/partnership", "/regions", "/reports", "/methods"}
"""Pages that it has, among others."""


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


@pytest.mark.slow
def test_axe_finds_nothing_on_its_pages(settings: dict[str, str], tmp_path: Path) -> None:
    with Server(Path(settings["CPC_PROGRAM"]), tmp_path / "log.txt", environment=settings) as server, sync_playwright() as tools:
        with urllib.request.urlopen(server.address) as answer:
            pages = sorted(set(PAGE.findall(answer.read().decode())) - {"/use"})  # that one is no page of the app
        assert set(pages) >= OWN and "/public-record" not in pages
        browser = open_browser(tools)
        here, wrong = Visit(browser, server.address), []
        for path, width in ((path, width) for path in pages for width in (1366, 390)):
            here.page.set_viewport_size({"width": width, "height": 900})
            here.open(path)
            unfold(here)
            wrong += [f"{path}, {width}: {problem}" for problem in violations(here)]
        wrong += here.errors + here.foreign
        browser.close()
    assert wrong == []
    assert server.trouble() == []
