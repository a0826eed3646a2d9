"""The released file of another Compact, which the test that begins this process has built; judged like the demonstration's."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harvest.judging import Judge
from tests.harvest.released import Released


@pytest.fixture(scope="session")
def program() -> Path:
    return Path(os.environ["CPC_PROGRAM"])


@pytest.fixture(scope="session")
def judge(program: Path) -> Callable[[int], Judge]:
    released = Released(program)
    return lambda release: Judge(released.at(release))
