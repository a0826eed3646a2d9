"""A CSV report as spreadsheets save it, made plain: separators of other countries, blanks, marks nobody sees, decimal commas, empty columns.

What is read is what a workbook with the same cells would give (`data/report/meaning.py`). Rows keep their numbers.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from data.delimited import OTHER_SEPARATORS, find_stray_return
from data.report.meaning import CASES, read_code, read_text

CODES = ("template_version", "institution", "period", "series", "source", "region", "breakdown", "category", "missing")
NUMBERS = ("value", "numerator", "denominator")
DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
FEWEST = 9
"""Cells of a row up to its value; a spreadsheet leaves out the empty ones after it, a row with fewer is cut."""
LARGEST = 1_000_000
"""Letters of a cell that the reader takes."""


def make_plain(path: Path, columns: Sequence[str], folder: Path) -> Path | None:
    """A plain copy of the file in the folder; None where it is plain already, or is not a table of these columns."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    rows = _read(text, columns)
    if rows is None:
        return None
    copy = folder / path.name
    with copy.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)
    return copy if copy.read_bytes() != path.read_bytes() else None


def _read(text: str, columns: Sequence[str]) -> list[list[str]] | None:
    """The rows, the head first; None where the head is not that of the columns, or a row has more than they are."""
    if find_stray_return(text):
        return None
    first = text.partition("\n")[0]
    for separator in (",", *OTHER_SEPARATORS):
        head = _split(first, separator)
        if head is not None and _without_end([read_code(name).casefold() for name in head]) == list(columns):
            break
    else:
        return None
    rows, last = [list(columns)], head
    try:
        for cells in _rows(text, separator):
            told = _without_end(cells)
            if len(told) > len(columns) or (told and len(cells) < FEWEST):
                return None
            last = cells
            told += [""] * (len(columns) - len(told))
            rows.append([_read_cell(column, cell, separator) for column, cell in zip(columns, told, strict=True)])
    except csv.Error:
        return None
    return rows if text.endswith("\n") or len(last) >= len(head) else None  # a last line without its end may be cut off


def _split(line: str, separator: str) -> list[str] | None:
    try:
        return next(csv.reader([line.rstrip("\r")], delimiter=separator), [])
    except csv.Error:
        return None


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    """The rows below the head; an empty line is a row without cells, so that the numbers of rows stay."""
    csv.field_size_limit(LARGEST)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    next(rows)
    yield from rows


def _without_end(cells: Sequence[str]) -> list[str]:
    """The cells without the empty ones at the end that a spreadsheet adds."""
    last = max((at for at, cell in enumerate(cells) if read_text(cell)), default=-1)
    return list(cells[: last + 1])


def _read_cell(column: str, cell: str, separator: str) -> str:
    if column in CODES:
        return CASES.get(column, str)(read_code(cell))
    text = read_text(cell)
    if column in NUMBERS and separator != "," and DECIMAL_COMMA.fullmatch(text):
        return text.replace(",", ".")
    return text
