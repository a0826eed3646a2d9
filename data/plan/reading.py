"""The workbook of the Implementation Plan's indicators: its sheets, the blank form, and how a filled one is read."""

import csv
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from data import tables
from data.compact import compact
from data.problems import Problem, Refused
from data.report.meaning import text_of
from data.report.opening import open_book
from data.report.safety import inspect_workbook
from data.report.workbook_styles import write_text

Row = dict[str, str]
Tables = dict[str, list[Row]]
"""The framework as text: rows by file, such as `indicators.csv`."""
CHANGES = ("kept", "renamed", "changed", "new", "split", "merged", "retired")
"""What the plan may do to an indicator: the first three keep its code, of which the third breaks its line."""
SET_HERE = ("position", "status", "version")
"""Columns of the framework that the import sets itself."""
CHANGE = ("change", "indicator", "replaces", "from_period", *compact().columns("reason"))


def _columns(file: str) -> tuple[str, ...]:
    (source,) = (each for each in tables.FRAMEWORK_TABLES if each.file == file)
    return tuple(name for name in source.columns if name not in SET_HERE)


SHEETS: dict[str, tuple[str, ...]] = {
    "Indicators": (*CHANGE, *(name for name in _columns("indicators.csv") if name != "indicator")),
    "Series": (*_columns("series.csv"), "breakdowns"),
    "Targets": tuple(name for name in _columns("targets.csv") if name not in ("adopted_on", "adopted_by", "supersedes")),
}


@dataclass
class Plan:
    """The rows of each sheet with the numbers a spreadsheet gives them."""

    name: str
    rows: dict[str, list[tuple[int, Row]]] = field(default_factory=dict)

    def sheet(self, name: str) -> list[tuple[int, Row]]:
        return self.rows.get(name, [])


def read_framework(folder: Path) -> Tables:
    """The tables of the framework as they stand in their files; an optional one that is absent has no rows."""
    found: Tables = {}
    for source in tables.FRAMEWORK_TABLES:
        path = folder / source.file
        if path.exists():
            with path.open(encoding="utf-8", newline="") as lines:
                found[source.file] = list(csv.DictReader(lines))
        else:
            found[source.file] = []
    return found


def write_blank(out: Path, framework: Path) -> int:
    """Write the workbook with every indicator in use, to be kept, renamed, changed, replaced or retired; returns how many. Raises OSError."""
    now = read_framework(framework)
    used = [row for row in now["indicators.csv"] if row["status"] != "retired"]
    book = Workbook()
    book.remove(book.active)
    for name, columns in SHEETS.items():
        page = book.create_sheet(name)
        page.append(columns)
        page.freeze_panes = "C2"
        for place, column in enumerate(columns, start=1):
            page.cell(1, place).font = Font(bold=True)
            page.column_dimensions[get_column_letter(place)].width = 36 if column.endswith(("_en", "_es")) else 14
    for row in used:
        page = book["Indicators"]
        for place, text in enumerate(["kept", *(row.get(column, "") for column in SHEETS["Indicators"][1:])], start=1):
            write_text(page.cell(page.max_row + (place == 1), place), text)
    choice = DataValidation(type="list", formula1=f'"{",".join(CHANGES)}"', allow_blank=False)
    book["Indicators"].add_data_validation(choice)
    choice.add(f"A2:A{len(used) + 200}")
    book.save(out)
    return len(used)


def read_plan(path: Path) -> Plan:
    """The plan in a filled workbook. Raises Refused where it cannot be opened, or lacks a sheet or a column."""
    if problems := inspect_workbook(path, path.name):
        raise Refused(problems)
    try:
        book = open_book(path)
    except Exception as error:
        raise Refused([Problem("not-a-workbook", path.name, detail=str(error)[:120])]) from error
    problems, plan = [], Plan(path.name)
    for name, columns in SHEETS.items():
        if name not in book.sheetnames:
            problems.append(Problem("sheet-missing", path.name, value=name, detail=", ".join(SHEETS)))
            continue
        lines = [[text_of(cell).strip() for cell in line] for line in book[name].iter_rows(values_only=True)]
        heads = lines[0] if lines else []
        problems += [Problem("column-missing", path.name, 1, each, each, ", ".join(columns), name) for each in columns if each not in heads]
        problems += [Problem("column-unknown", path.name, 1, each, each, ", ".join(columns), name) for each in heads if each and each not in columns]
        rows = [(number, dict(zip(heads, line, strict=False))) for number, line in enumerate(lines[1:], start=2) if any(line)]
        plan.rows[name] = rows
    if problems:
        raise Refused(problems)
    return plan
