"""Fills in a blank workbook as a careful person would: numbers that respect their totals, some figures missing with a reason."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook

from data import tables
from data.report.layout import BY_NAME, COVER, FIRST
from data.report.reading import find_sheets

AT = {name: {column.name: at for at, column in enumerate(sheet.columns, start=1)} for name, sheet in BY_NAME.items()}
"""Sheet and column: its number."""
COVER_ROW = {column.name: FIRST + at for at, column in enumerate(COVER)}
KEY = ("series", "source", "region", "breakdown", "category")
SHARE_MISSING = 0.1


class Row(NamedTuple):
    """A row of sheet Figures: its number and what it says, by column; nothing is an empty text."""

    number: int
    cells: dict[str, Any]

    @property
    def key(self) -> tuple[str, ...]:
        """What tells the figure apart."""
        return tuple(self.cells[name] for name in KEY)


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a table of the framework or of a programme."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def figures(book: Any) -> Iterator[Row]:
    """The rows of sheet Figures."""
    names = list(AT["Figures"])
    for number, values in enumerate(find_sheets(book)["Figures"].iter_rows(min_row=FIRST, max_col=len(names), values_only=True), start=FIRST):
        if values[0] is not None:
            yield Row(number, {name: "" if value is None else value for name, value in zip(names, values, strict=True)})


def write(book: Any, sheet: str, row: int, **cells: Any) -> None:
    """Put values into cells of a row, by column."""
    for column, value in cells.items():
        find_sheets(book)[sheet].cell(row, AT[sheet][column]).value = value


def fill(blank: Path, out: Path, seed: int = 1, framework: Path = tables.FRAMEWORK) -> Path:
    """Write the filled-in workbook to `out` and return it. The same seed gives the same numbers."""
    draw = random.Random(seed)
    kinds = {row["series"]: row["kind"] for row in read_csv(framework / "series.csv")}
    partitions = {row["breakdown"] for row in read_csv(framework / "breakdowns.csv") if row["partition"] == "1"}
    book = load_workbook(blank)
    find_sheets(book)["Cover"].cell(COVER_ROW["sender_role"], 3).value = "statistics-officer"
    for (series, *_), rows in groupby(figures(book), key=lambda row: row.key[:3]):
        _fill_series(book, list(rows), kinds[series], partitions, draw)
    _fill_words(book)
    book.save(out)
    return out


def _fill_series(book: Any, rows: list[Row], kind: str, partitions: set[str], draw: random.Random) -> None:
    """A total, then its breakdowns; without a total nothing is broken down."""
    total = rows[0]
    assert total.key[3] == "total"
    if draw.random() < SHARE_MISSING:
        write(book, "Figures", total.number, missing=draw.choice("xz"), reason="The register was being moved.")
        return
    whole = draw.randint(0, 240) if kind != "milestone" else draw.randint(0, 1)
    part = draw.randint(0, whole)
    _write_figure(book, total, kind, part, whole)
    filled: dict[tuple[str, str], int] = {}
    for breakdown, group in groupby(rows[1:], key=lambda row: row.key[3]):
        cells = list(group)
        if "+" in breakdown:  # the parts of a category are never more than it, and never more than the other category
            for row in cells:
                inner = [(own, row.key[4].partition("+")[place]) for own, place in zip(breakdown.split("+"), (0, 2), strict=True)]
                of = draw.randint(0, min(filled[each] for each in inner))
                filled[inner[0]] -= of
                _write_figure(book, row, kind, 0, of)
            continue
        if breakdown not in partitions:
            for row in cells:
                of = draw.randint(0, whole)
                filled[row.key[3:5]] = of
                _write_figure(book, row, kind, draw.randint(0, min(of, part)), of)
            continue
        wholes = _split(whole, [whole] * len(cells), draw)
        for row, n, of in zip(cells, _split(part, wholes, draw), wholes, strict=True):
            filled[row.key[3:5]] = of
            _write_figure(book, row, kind, n, of)


def _split(total: int, most: list[int], draw: random.Random) -> list[int]:
    """The total in parts, none of which is above its most."""
    parts = []
    rest = total
    for at, limit in enumerate(most):
        room = sum(most[at + 1 :])
        parts.append(draw.randint(max(0, rest - room), min(rest, limit)))
        rest -= parts[-1]
    return parts


def _write_figure(book: Any, row: Row, kind: str, n: int, of: int) -> None:
    if kind == "percentage":
        write(book, "Figures", row.number, numerator=n, denominator=of)
    else:
        write(book, "Figures", row.number, value=of + 0.5 if kind == "median" else of)


def _fill_words(book: Any) -> None:
    if find_sheets(book)["Narrative"].cell(FIRST, 1).value:
        write(book, "Narrative", FIRST, text="The work went on as planned; the manual was revised in 2021.")
    contribution = {"year": 2021, "stage": "executed", "form": "cash", "amount": 1250.5, "currency": "PEN", "purpose": "Training materials"}
    write(book, "Contributions", FIRST, **contribution, evidence="https://www.example.org/budget")
    write(book, "Personnel", FIRST, region="LMA", post="Specialised prosecutor", planned=3, filled=2)
    write(book, "Milestones", FIRST, activity="1.5", milestone="Manual adopted", due_on="2021-06-30", state="met", done_on="2021-06-15")
