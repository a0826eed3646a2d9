"""What all tests share: one demonstration file built a test run, views of it, pages of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from data.kept_framework import keep_from_now_on
from pages.view.view import View, open_view
from queries.database import Database, Edition
from tests.built import demonstration, kept
from tests.cost import Cost

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long versions: every state instead of a sample")
    parser.addoption("--quick", action="store_true", help="only what needs neither a browser nor a build of the whole demonstration")
    parser.addoption("--slow", action="store_true", help="only what --quick leaves out")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Cost())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the quick tests, the slow ones, or all of them. What opens a browser is slow, and what is marked so."""
    if config.getoption("--quick") or config.getoption("--slow"):
        wanted = {item: is_slow(item) == config.getoption("--slow") for item in items}
        config.hook.pytest_deselected(items=[item for item in items if not wanted[item]])
        items[:] = [item for item in items if wanted[item]]


def pytest_sessionstart() -> None:
    """Remove what earlier runs built and nobody needs any more."""
    if not os.environ.get("PYTEST_XDIST_WORKER"):
        kept.sweep()


def is_slow(item: pytest.Item) -> bool:
    """Whether a test opens a browser or is marked as slow."""
    return item.get_closest_marker("slow") is not None or not {"browser", "visit", "server"}.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    """Whether the long versions were asked for."""
    return bool(request.config.getoption("--long"))


@pytest.fixture(scope="session", autouse=True)
def framework_kept() -> None:
    """As in a server, framework and programme are read once for the same files."""
    keep_from_now_on()


@pytest.fixture(scope="session")
def program() -> Path:
    """The released file of the demonstration, kept until what it is built from changes; read it, never write it."""
    path = demonstration.make_program()
    os.environ["CPC_PROGRAM"] = str(path)  # where the pages look for it
    return path


@pytest.fixture(scope="session")
def edition(program: Path) -> Edition:
    """The demonstration file, opened as the app opens it."""
    return Database(program).current()


@pytest.fixture(scope="session")
def view(edition: Edition) -> Callable[..., View]:
    """Makes the view a link means: `view(region="LOR", from_=2019, lang="es", path="/regions")`; a list for several codes."""

    def make(path: str = "/", **parameters: str | int | Sequence[str]) -> View:
        return open_view(edition, read_parameters(parameters), path)

    return make


@pytest.fixture(scope="session", autouse=True)
def no_component_packages() -> Iterator[None]:
    """Streamlit looks through all installed packages for components at each run of a page, which takes longer than the page."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", list)
        yield


@pytest.fixture
def open_page(program: Path) -> Callable[..., AppTest]:
    """Runs a page through the app frame, as a link would: `open_page("/regions", region="LOR", lang="es")`; no exception may stand on it."""
    assert program.exists()

    def run(path: str = "/", **parameters: str | int | Sequence[str]) -> AppTest:
        page = AppTest.from_file(str(ROOT / "pages" / "frame" / "app_frame.py"), default_timeout=60)
        page.query_params.update(read_parameters(parameters))
        # The hash by which Streamlit knows a page is that of its address; switch_page() would need a run of the first page before.
        page._page_hash = calc_hash(path.strip("/"))
        page.run()
        assert not page.exception, [each.value for each in page.exception]
        return page

    return run


def read_parameters(parameters: dict[str, Any]) -> dict[str, list[str]]:
    """Keyword arguments as the parameters of a link; `from_` stands for `from`."""
    return {
        name.rstrip("_"): [str(each) for each in value] if isinstance(value, (list, tuple)) else [str(value)] for name, value in parameters.items()
    }
