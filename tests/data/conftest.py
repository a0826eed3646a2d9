"""What the tests of the engine share."""

from pathlib import Path

import pytest

from tests.data.demonstrated import calendar, reports, rows, series, totals, yearly  # noqa: F401 - fixtures
from tests.data.world import World


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A tiny programme without any report, in a folder of its own."""
    return World(tmp_path)
