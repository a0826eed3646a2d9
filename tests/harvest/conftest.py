"""The released file as the harvest reads it: by itself, without the app."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harvest.judging import Judge
from tests.harvest.released import Released


@pytest.fixture(scope="session")
def released(program: Path) -> Released:
    return Released(program)


@pytest.fixture(scope="session")
def judge(released: Released) -> Callable[[int], Judge]:
    """The judge of a release; what it has judged it remembers."""
    judges: dict[int, Judge] = {}
    return lambda release: judges.setdefault(release, Judge(released.at(release)))
