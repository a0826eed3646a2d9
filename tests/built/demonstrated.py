"""The demonstration reports as the tests of the generator read them."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from data.demonstration.generate import FRAMEWORK, TABLES, generate, read

Cells = dict[tuple[str, ...], dict[str, str]]
WITHOUT_DATA = "2.6-d.overlap"  # how far the registers overlap is not known: due each year, never reported
K = 11  # counts of 1 to 10 are small


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("reports")
    generate(target)
    return target


@pytest.fixture(scope="module")
def calendar() -> list[dict[str, str]]:
    return read(TABLES / "calendar.csv")


@pytest.fixture(scope="module")
def series() -> dict[str, dict[str, str]]:
    return {row["series"]: row for row in read(FRAMEWORK / "series.csv")}


@pytest.fixture(scope="module")
def rows(reports: Path, calendar: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows of the last version of every report that entered a release."""
    last = {(row["institution"], row["period"]): row["version"] for row in calendar if row["enters_release"]}
    return [row for (who, when), version in last.items() for row in read(reports / f"{who}_{when}_v{version}.csv")]


@pytest.fixture(scope="module")
def totals(rows: list[dict[str, str]]) -> Cells:
    """Series, source, region, period: the row of the total."""
    return {(row["series"], row["source"], row["region"], row["period"]): row for row in rows if row["breakdown"] == "total"}


@pytest.fixture(scope="module")
def yearly(rows: list[dict[str, str]], series: dict[str, dict[str, str]]) -> dict[tuple[str, ...], int]:
    """Counts added over the half-years of a year: series, source, region, year, breakdown, category."""
    added: dict[tuple[str, ...], int] = defaultdict(int)
    for row in rows:
        if row["value"] and series[row["series"]]["kind"] == "count":
            key = (row["series"], row["source"], row["region"], row["period"][:4], row["breakdown"], row["category"])
            added[key] += int(row["value"])
    return added


def number(row: dict[str, str]) -> int | None:
    """The count a row states, the numerator of a percentage; None where it is missing."""
    text = row["value"] or row["numerator"]
    return int(text) if text else None


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
