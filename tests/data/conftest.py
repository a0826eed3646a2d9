"""What the tests of the engine share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from data.report.duties import open_framework
from data.report.template import make_template
from tests.built.demonstrated import calendar, reports, rows, series, totals, yearly  # noqa: F401 - fixtures
from tests.built.world import World

Blank = Callable[..., Path]


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A tiny programme without any report, in a folder of its own."""
    return World(tmp_path)


@pytest.fixture(scope="session")
def engine() -> Iterator[duckdb.DuckDBPyConnection]:
    """The framework and the demonstration programme, without any released file, for one report after another."""
    with open_framework() as connection:
        yield connection


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory, program: Path) -> Blank:
    """Makes the blank workbook of a demonstration institution, once each: `blank("DEM-A", "es", period="2021-H1", released=False)`."""
    folder = tmp_path_factory.mktemp("blank")

    def make(institution: str, language: str = "en", period: str = "2021-H2", released: bool = True) -> Path:
        path = folder / f"{institution}_{period}_{language}_{released}.xlsx"
        if not path.exists():
            make_template(path, institution, period, language, program if released else None)
        return path

    return make
