"""The blank workbook of a half-yearly report, filled in beforehand with exactly the rows the institution owes."""

from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from data import tables
from data.ledger import store
from data.problems import N_, Problem, Refused
from data.report import sums, workbook_styles
from data.report.duties import ask, list_owed, open_framework
from data.report.history import read_last
from data.report.instructions import LINES
from data.report.intake import TEMPLATE
from data.report.layout import COVER, FIRST, HINT, NAMES, SHEETS, TITLE, TITLES, Column, Sheet
from data.words import catalogue

Rows = list[dict[str, Any]]
WHOLE = ("count", "stock", "milestone")
"""Kinds of series that are counted in whole numbers."""


def make_template(
    out: Path,
    institution: str,
    period: str,
    language: str = "en",
    program: Path | None = None,
    *,
    framework: Path = tables.FRAMEWORK,
    programme: Path = tables.DEMONSTRATION,
    kind: str = store.DEMONSTRATION,
) -> int:
    """Write the blank workbook to `out` and return how many figures the institution owes; 0 leaves sheet Figures without rows.

    `program` is a released file; its figures then stand beside the empty cells. Raises Refused for an unknown institution or
    half-year and for a released file that cannot be read, OSError when `out` cannot be written.
    """
    with open_framework(framework, programme, kind) as connection:
        _refuse_unknown(connection, institution, period, out.name)
        list_owed(connection, institution, period)
        figures = ask(connection, "figures")
        rows = {"Figures": figures, "Narrative": ask(connection, "narrative")}
        released = read_last(connection, program) if program else {}
    start = {"institution": institution, "period": period, "template_version": TEMPLATE, "ledger_kind": kind}
    book = Workbook()
    book.remove(book.active)
    for sheet in SHEETS:
        page = book.create_sheet(sheet.name)
        _write_head(page, sheet, language)
        if sheet.name == "Instructions":
            _write_instructions(page, language)
        elif sheet.name == "Cover":
            _write_cover(page, start, language)
        else:
            _write_rows(page, sheet, [_worded(row, start, released, language) for row in rows.get(sheet.name, [])], language)
        workbook_styles.protect(page)
    book.save(out)
    return len(figures)


def _refuse_unknown(connection: duckdb.DuckDBPyConnection, institution: str, period: str, name: str) -> None:
    asked = {
        "unknown-institution": ("institution", institution, "select 1 from framework.institution where institution = $1"),
        "unknown-period": ("period", period, "select 1 from framework.period where period = $1 and kind = 'half'"),
    }
    problems = [
        Problem(rule, name, column=column, value=code)
        for rule, (column, code, question) in asked.items()
        if not connection.execute(question, [code]).fetchone()
    ]
    if problems:
        raise Refused(problems)


def _worded(row: dict[str, Any], start: dict[str, str], released: dict[tuple[str, ...], str], language: str) -> dict[str, Any]:
    """A row with its words in the language, and what stands beside it."""
    words = {name.removesuffix(f"_{language}"): text for name, text in row.items() if name.endswith(f"_{language}")}
    row = start | row | words
    if "series" in row:
        part = row["breakdown_name"] if row["breakdown"] == "total" else f"{row['breakdown_name']}: {row['category_name']}"
        key = tuple(row[column] for column in ("series", "source", "region", "breakdown", "category"))
        row |= {"category_name": part, "released": released.get(key, "")}
    return row


def _write_head(page: Any, sheet: Sheet, language: str) -> None:
    say = catalogue(language).gettext
    workbook_styles.write_text(page.cell(TITLE, 1), say(sheet.title))
    page.cell(TITLE, 1).font = workbook_styles.BIG
    if sheet.hint:
        workbook_styles.write_text(page.cell(HINT, 1), say(sheet.hint))
    if sheet.name not in ("Instructions", "Cover"):
        for at, column in enumerate(sheet.columns, start=1):
            workbook_styles.write_text(page.cell(NAMES, at), column.name)
            workbook_styles.write_text(page.cell(TITLES, at), say(column.title))
            page.cell(NAMES, at).font = workbook_styles.GREY
            page.cell(TITLES, at).font, page.cell(TITLES, at).fill = workbook_styles.WHITE, workbook_styles.HEAD
            page.cell(TITLES, at).alignment = workbook_styles.WRAPPED
            page.column_dimensions[get_column_letter(at)].width = column.width
        page.freeze_panes = page.cell(FIRST, 1)


def _write_instructions(page: Any, language: str) -> None:
    page.column_dimensions["A"].width = 120
    for at, text in enumerate(LINES, start=TITLE + 2):
        workbook_styles.write_text(page.cell(at, 1), catalogue(language).gettext(text))
        page.cell(at, 1).alignment = workbook_styles.WRAPPED


def _write_cover(page: Any, start: dict[str, str], language: str) -> None:
    """One row a field: its name, its title, its value."""
    page.column_dimensions["A"].width, page.column_dimensions["B"].width, page.column_dimensions["C"].width = 18, 56, 24
    for at, column in enumerate(COVER, start=FIRST):
        workbook_styles.write_text(page.cell(at, 1), column.name)
        page.cell(at, 1).font = workbook_styles.GREY
        workbook_styles.write_text(page.cell(at, 2), catalogue(language).gettext(column.title))
        cell = page.cell(at, 3)
        if column.name in start:
            workbook_styles.write_text(cell, start[column.name])
            workbook_styles.lock(cell)
        else:
            workbook_styles.unlock(cell)
            _validate(page, column, cell.coordinate, language)
            if column.name == "report_version":
                cell.value = 1


def _write_rows(page: Any, sheet: Sheet, rows: Rows, language: str) -> None:
    checks = sums.check_formulas(rows, language) if sheet.name == "Figures" else []
    count = len(rows) + sheet.free
    for at, column in enumerate(sheet.columns, start=1):
        for number in range(count):
            row = rows[number] if number < len(rows) else {}
            cell = page.cell(FIRST + number, at)
            if column.kind == "check":
                cell.value = checks[number]
                workbook_styles.lock(cell)
            elif column.entered and not _not_for(column, row):
                workbook_styles.unlock(cell)
            else:
                if (known := row.get(column.name)) not in (None, ""):
                    workbook_styles.write_text(cell, known) if isinstance(known, str) else setattr(cell, "value", known)
                workbook_styles.lock(cell, code=column.kind == "code")
        if column.entered and count:
            _validate_rows(page, column, get_column_letter(at), rows, count, language)


def _not_for(column: Column, row: dict[str, Any]) -> bool:
    """Whether a series takes no number here: a percentage has n and N, every other series a value."""
    return "kind" in row and column.kind == "number" and (column.name == "value") == (row["kind"] == "percentage")


def _validate_rows(page: Any, column: Column, letter: str, rows: Rows, count: int, language: str) -> None:
    """One rule for the column, but for values: counts are whole numbers, money and days may have decimals."""
    if column.name != "value":
        _validate(page, column, f"{letter}{FIRST}:{letter}{FIRST + count - 1}", language)
        return
    for kind, run in groupby(enumerate(rows, start=FIRST), key=lambda pair: str(pair[1]["kind"])):
        numbers = [number for number, _ in run]
        if kind != "percentage":
            _validate(page, column, f"{letter}{numbers[0]}:{letter}{numbers[-1]}", language, whole=kind in WHOLE)


def _validate(page: Any, column: Column, place: str, language: str, whole: bool | None = None) -> None:
    """A drop-down for choices; a number at least 0, whole unless it is money."""
    say = catalogue(language).gettext
    whole = column.name != "amount" if whole is None else whole
    if column.kind == "choice":
        rule = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
        rule.error = say(N_("Choose one of the list."))
    elif column.kind == "number":
        rule = DataValidation(type="whole" if whole else "decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
        rule.error = say(N_("Write a whole number, 0 or more.")) if whole else say(N_("Write a number, 0 or more, without separators."))
    else:
        return
    rule.showErrorMessage = True
    rule.add(place)
    page.add_data_validation(rule)
