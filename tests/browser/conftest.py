"""A server and a browser for the tests of a worker; a visit for each test that asks for one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.server import Server
from tests.browser.visit import Visit, open_browser
from tests.harvest.judging import Judge
from tests.harvest.released import Released


@pytest.fixture(scope="session")
def server(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server that shows the demonstration; at the end its log may hold no error and no warning."""
    with Server(program, tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running
    assert running.trouble() == []


@pytest.fixture
def own_server(program: Path, tmp_path: Path) -> Iterator[Callable[[], Server]]:
    """Starts a fresh server with a file of its own, for tests that stop it or swap the file."""
    started: list[Server] = []

    def start() -> Server:
        path = tmp_path / f"program-{len(started)}" / "program.duckdb"
        path.parent.mkdir()
        shutil.copyfile(program, path)
        server = Server(path, tmp_path / f"log-{len(started)}.txt")
        started.append(server)
        return server.start()

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium; a new one each file, so that no event loop of its own is left to other tests."""
    with sync_playwright() as tools:
        running = open_browser(tools)
        yield running
        running.close()


@pytest.fixture(scope="module")
def tab(browser: Browser, server: Server) -> Iterator[Visit]:
    """The tab that the tests of a file share: what it loaded once need not be loaded again."""
    shared = Visit(browser, server.address)
    yield shared
    shared.close()


@pytest.fixture
def visit(browser: Browser, tab: Visit) -> Iterator[Callable[..., Visit]]:
    """Begins a visit: `visit(color_scheme="dark")`, the first in the shared tab, others and those to another server in a browser of
    their own. Whatever a test looks at, no request may have left for another host and no error may stand in the console."""
    visits: list[Visit] = []

    def begin(address: str = "", **how: Any) -> Visit:
        visits.append(Visit(browser, address or tab.address, **how) if address or visits else tab.begin(**how))
        return visits[-1]

    yield begin
    foreign = [request for each in visits for request in each.foreign]
    errors = [error for each in visits for error in each.errors]
    for each in visits:
        if each is not tab:
            each.close()
    assert foreign == []
    assert errors == []


@pytest.fixture(scope="session")
def judge(program: Path) -> Callable[[int], Judge]:
    """The judge of a release."""
    released = Released(program)
    judges: dict[int, Judge] = {}
    return lambda release: judges.setdefault(release, Judge(released.at(release)))
