"""What the tests cost: seconds of processor (with all processes a test starts) and of wall, by folder, and the dearest tests.

A pytest plugin, loaded by `tests/conftest.py`. The budget stands in `tests/README.md`. What fixtures of a whole run cost counts for the
test that asked for them first; what a server or a browser does between two tests counts for the next test of the same worker.
"""

from __future__ import annotations

import os
import re
import time
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

PROCESSES = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
README = Path(__file__).with_name("README.md")
BUDGET = re.compile(r"^\| `tests/run( --quick)?` \| (\d+) s \|", re.MULTILINE)
NAME = "cost"
KEPT = Path(__file__).parents[1] / ".cache" / "quick-cost"
"""What the quick part cost, for the sum of a whole run."""
TOP = 10


def read_processor(root: int) -> float:
    """Seconds of processor that a process and all below it have used, those that have ended included."""
    if not PROCESSES.is_dir():
        return sum(os.times()[:4])
    waiting, used = [root], 0.0
    while waiting:
        process = PROCESSES / str(waiting.pop())
        try:
            fields = (process / "stat").read_bytes().rpartition(b")")[2].split()
            used += sum(map(int, fields[11:15])) / TICKS
            # The kernel lists below each thread the processes that it began.
            waiting += [int(each) for thread in os.scandir(process / "task") for each in Path(thread.path, "children").read_bytes().split()]
        except OSError:  # it ended meanwhile
            continue
    return used


class Cost:
    """Measures each test where it runs, and adds up where the run is reported."""

    def __init__(self) -> None:
        self._before, self._began = read_processor(os.getpid()), time.monotonic()
        self._started = self._began
        self._spent: list[tuple[float, float, str]] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Note on the last report of a test what was spent since the test before."""
        report = yield
        if report.when == "teardown":
            processor, now = read_processor(os.getpid()), time.monotonic()
            # A browser that ends takes along what its processes used, for nobody waited for them: that is no gain.
            report.user_properties.append((NAME, (max(processor - self._before, 0.0), now - self._began)))
            self._before, self._began = processor, now
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what a test cost."""
        self._spent += [(*spent, report.nodeid) for name, spent in report.user_properties if name == NAME]

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Print the table: by folder, the dearest tests, all against the budget."""
        if self._spent and not hasattr(terminalreporter.config, "workerinput"):
            for line in write_table(self._spent, time.monotonic() - self._started, terminalreporter.config):
                terminalreporter.write_line(line)


def write_table(spent: list[tuple[float, float, str]], wall: float, config: pytest.Config) -> list[str]:
    """The lines of the table; what a run before this one cost (the quick part) is added to the sum of the slow part."""
    processor = sum(own for own, _, _ in spent)
    folders: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0])
    for own, took, test in spent:
        folder = folders["/".join(test.split("::")[0].split("/")[:-1])]
        folder[0], folder[1], folder[2] = folder[0] + own, folder[1] + took, folder[2] + 1
    lines = ["", f"{'processor s':>12} {'wall s':>8} {'tests':>6}  folder"]
    lines += [f"{own:12.1f} {took:8.1f} {int(count):6}  {name}" for name, (own, took, count) in sorted(folders.items(), key=lambda each: -each[1][0])]
    lines += ["", f"{'processor s':>12} {'wall s':>8}  dearest tests"]
    lines += [f"{own:12.1f} {took:8.1f}  {test}" for own, took, test in sorted(spent, reverse=True)[:TOP]]
    quick, slow = config.getoption("--quick"), config.getoption("--slow")
    if quick:
        KEPT.parent.mkdir(exist_ok=True)
        KEPT.write_text(f"{processor} {wall}", encoding="utf-8")
    elif slow and KEPT.exists():
        before = [float(each) for each in KEPT.read_text(encoding="utf-8").split()]
        processor, wall = processor + before[0], wall + before[1]
    name = "tests/run --quick" if quick else "tests/run" if slow else ""
    budget = read_budget().get(name)
    told = f" of {budget} s budgeted" if budget else ""
    return [*lines, "", f"{name or 'these tests'}: {processor:.0f} s of processor{told}, {wall:.0f} s of wall"]


def read_budget() -> dict[str, int]:
    """Seconds of processor by command, from the table of `tests/README.md`."""
    return {f"tests/run{quick}": int(seconds) for quick, seconds in BUDGET.findall(README.read_text(encoding="utf-8"))}
