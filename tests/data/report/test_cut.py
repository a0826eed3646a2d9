"""A CSV that was cut anywhere is never taken for whole; a workbook and its CSV are told the same."""

from __future__ import annotations

import csv
import os
import random
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook

from data.problems import errors
from data.report.checking import check_file
from data.report.intake import COLUMNS
from data.report.template import make_template
from tests.built.filling import figures, fill, write

pytestmark = pytest.mark.slow
SEED = int(os.environ.get("CPC_SEED", "1"))
INSTITUTION, HALF = "DEM-F", "2024-H1"


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A sound workbook and the CSV of its figures."""
    folder = tmp_path_factory.mktemp("pair")
    make_template(folder / "blank.xlsx", INSTITUTION, HALF)
    fill(folder / "blank.xlsx", folder / f"{INSTITUTION}_{HALF}_v1.xlsx")
    return folder / f"{INSTITUTION}_{HALF}_v1.xlsx", write_csv(folder / f"{INSTITUTION}_{HALF}_v1.xlsx")


def write_csv(workbook: Path) -> Path:
    """The figures of a workbook as CSV beside it."""
    page = load_workbook(workbook)["Figures"]
    heads = [cell.value for cell in page[3]]
    places = [heads.index(name) for name in COLUMNS]
    path = workbook.with_suffix(".csv")
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in page.iter_rows(min_row=5, values_only=True):
            said = [row[heads.index(name)] for name in ("value", "numerator", "denominator", "missing", "reason")]
            if row[heads.index("series")] and any(cell is not None for cell in said):
                writer.writerow(["" if row[place] is None else row[place] for place in places])
    return path


def test_both_are_sound(engine: duckdb.DuckDBPyConnection, pair: tuple[Path, Path]) -> None:
    assert [errors(check_file(engine, path)) for path in pair] == [[], []]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_csv_cut_anywhere_is_never_taken_for_whole(engine: duckdb.DuckDBPyConnection, pair: tuple[Path, Path], tmp_path: Path, end: str) -> None:
    """A hundred cuts for each end of a line. One place cannot be told, by anybody: within the last cell of the last row, when the end of the
    last line may be left out (RFC 4180), so that what stands there looks whole; no cut is drawn there.
    """
    whole = pair[1].read_text(encoding="utf-8").replace("\n", end).encode()
    last = whole.rstrip(b"\r\n").rindex(b",") + 1
    chance, path = random.Random(f"{SEED}{end!r}"), tmp_path / pair[1].name
    for _ in range(100):
        place = chance.randrange(last)
        path.write_bytes(whole[:place])
        assert errors(check_file(engine, path)) != [], f"cut at {place} of {len(whole)}, seed {SEED}"
    path.write_bytes(whole.rstrip(b"\r\n"))
    assert errors(check_file(engine, path)) == [], "without the end of the last line it is whole"


SPOILS: tuple[dict[str, object], ...] = (
    *({"value": value} for value in (-3, 2.5, "12 persons", 10**12, "#REF!", 3.14159)),
    *({"missing": "c"}, {"missing": "x", "value": None}, {"missing": "x", "reason": "Not counted."}),
    *({"series": "nothing"}, {"region": "ZZZ"}, {"category": "nothing"}, {"source": "DS-NONE"}, {"period": "2023-H1"}, {"institution": "DEM-A"}),
)


def told(engine: duckdb.DuckDBPyConnection, path: Path) -> Counter[tuple[str, str]]:
    """Rule and column of each finding about the figures."""
    return Counter((each.rule, each.column) for each in check_file(engine, path) if not each.sheet or each.sheet == "Figures")


def test_a_workbook_and_its_csv_are_told_the_same(engine: duckdb.DuckDBPyConnection, pair: tuple[Path, Path], tmp_path: Path, long: bool) -> None:
    """Twelve damaged pairs, sixty with --long: one or two cells of a random row each."""
    chance = random.Random(SEED)
    for number in range(60 if long else 12):
        book = load_workbook(pair[0])
        rows = [row.number for row in figures(book) if any(row.cells[name] != "" for name in ("value", "numerator", "missing"))]
        spoiled = {}
        for _ in range(chance.randrange(1, 3)):
            spoil = chance.choice(SPOILS)
            spoiled[chance.choice(rows)] = spoil
        for row, spoil in spoiled.items():
            write(book, "Figures", row, **spoil)
        workbook = tmp_path / str(number) / pair[0].name
        workbook.parent.mkdir()
        book.save(workbook)
        assert told(engine, workbook) == told(engine, write_csv(workbook)), (spoiled, f"seed {SEED}")
