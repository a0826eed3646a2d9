"""`python -m tests.bench.checking`: how fast reports are checked, as a Markdown table. Nothing here is a test: machines differ.

A workbook of nearly 20,000 rows, the most a sheet may have, and a set of CSV reports of 500,000 rows, both of a generated programme.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from data.problems import errors
from data.report import intake
from data.report.checking import check_report
from data.report.duties import list_owed, open_framework
from data.report.layout import FIRST
from data.report.safety import ROWS
from data.report.template import make_template
from tests.bench.generate_framework import generate
from tests.built.filling import fill

INSTITUTION, PERIOD = "I0", "2007-H2"
HALVES = 6


Times = tuple[float, float]
"""Seconds on the clock, and of the processor: other programs make the first longer, not the second."""


def timed(work: Callable[[], Any]) -> tuple[Any, Times]:
    """What the work gives, and how long it took."""
    began, used = time.perf_counter(), time.process_time()
    given = work()
    return given, (time.perf_counter() - began, time.process_time() - used)


def count_owed(folder: Path) -> int:
    """Figures the institution owes for the half-year."""
    with open_framework(folder / "framework", folder / "reports") as connection:
        list_owed(connection, INSTITUTION, PERIOD)
        row = connection.execute("select count(*) from intake.owed").fetchone()
        return int(row[0]) if row else 0


def measure_workbook(folder: Path) -> list[tuple[str, int, Times]]:
    """Making and checking the largest workbook that is taken: what, rows, times."""
    probe = 10
    generate(folder / "probe", probe, HALVES, 1_000_000)
    regions = (ROWS - FIRST) * probe // count_owed(folder / "probe")
    programme = folder / "workbook"
    generate(programme, regions, HALVES, 1_000_000)
    places = {"framework": programme / "framework", "programme": programme / "reports"}
    blank, filled = folder / "blank.xlsx", folder / "filled.xlsx"
    rows, made = timed(lambda: make_template(blank, INSTITUTION, PERIOD, **places))
    fill(blank, filled, framework=places["framework"])
    problems, checked = timed(lambda: check_report(filled, **places))
    assert not errors(problems), problems[:3]
    return [("Blank workbook made", rows, made), ("Workbook checked", rows, checked)]


def measure_csv(folder: Path, row_count: int) -> list[tuple[str, int, Times]]:
    """Checking a set of CSV reports: what, rows, times."""
    rows = generate(folder / "csv", 200, HALVES, row_count)
    reports = sorted((folder / "csv" / "reports").glob("I*_v*.csv"))
    with open_framework(folder / "csv" / "framework", folder / "csv" / "reports") as connection:
        problems, checked = timed(lambda: intake.check(connection, reports))
    assert not errors(problems), problems[:3]
    return [(f"{len(reports)} CSV reports checked", rows, checked)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=500_000, help="rows of the CSV reports in all (default: %(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measured = measure_workbook(Path(folder)) + measure_csv(Path(folder), options.rows)
    print("| What | Rows | Seconds | Processor seconds |\n|---|---:|---:|---:|")
    for what, rows, (seconds, used) in measured:
        print(f"| {what} | {rows:,} | {seconds:.1f} | {used:.1f} |")
    print(f"\nMost memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB.")


if __name__ == "__main__":
    main()
