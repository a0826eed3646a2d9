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
from data.problems import Problem, Refused
from data.report import sums, workbook_styles
from data.report.choices import Choices, offered, read_choices
from data.report.duties import ask, list_owed, open_framework
from data.report.history import list_unexplained, read_last
from data.report.instructions import LINES
from data.report.intake import TEMPLATE
from data.report.layout import COVER, FIGURES, FIRST, HINT, NAMES, SHEETS, TITLE, TITLES, Column, Sheet
from data.words import N_, catalogue
from data.words.coded import say_code
from data.words.half_years import name_half

Rows = list[dict[str, Any]]
MOST_LISTED = 255
"""Letters that a drop-down holds; a longer list is checked when the report is read."""
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
        released = read_last(connection, program, language) if program else {}
        rows["Explanations"] = list_unexplained(connection, program) if program else []
        called = _name_start(connection, institution, period, language)
        choices = read_choices(connection)
    start = {"institution": institution, "period": period, "template_version": TEMPLATE, "ledger_kind": kind}
    book = Workbook()
    book.remove(book.active)
    for sheet in SHEETS:
        page = book.create_sheet(sheet.tab(language))
        _write_head(page, sheet, language)
        if sheet.name == "Instructions":
            _write_instructions(page, language)
        elif sheet.name == "Cover":
            _write_cover(page, start, called, language)
        else:
            _write_rows(page, sheet, [_worded(row, start, released, language) for row in rows.get(sheet.name, [])], language, choices)
        workbook_styles.protect(page)
        workbook_styles.set_print(page, f"{TITLE}:{TITLES}" if sheet.columns and sheet.name != "Cover" else "")
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


def _name_start(connection: duckdb.DuckDBPyConnection, institution: str, period: str, language: str) -> dict[str, str]:
    """Names shown beside the codes of the Cover: the institution and the half-year."""
    asked = f"select name_{language} from framework.institution where institution = $1"
    ((name,),) = connection.execute(asked, [institution]).fetchall()
    return {"institution": name, "period": name_half(period, language)}


def _worded(row: dict[str, Any], start: dict[str, str], released: dict[tuple[str, ...], str], language: str) -> dict[str, Any]:
    """A row with its words in the language, and the cells beside it."""
    words = {name.removesuffix(f"_{language}"): text for name, text in row.items() if name.endswith(f"_{language}")}
    row = start | row | words
    if "asked_name" in row:
        row |= {"asked_name": f"{row['shown_year']}: {row['asked_name']}"}
    elif "series" in row:
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
            page.column_dimensions[get_column_letter(at)].hidden = column.kind == "code"
        page.row_dimensions[NAMES].hidden = True
        page.row_dimensions[TITLES].height = 2 * workbook_styles.LINE
        page.freeze_panes = page.cell(FIRST, 1)


def _write_instructions(page: Any, language: str) -> None:
    page.column_dimensions["A"].width = 120
    tabs = {sheet.name.lower(): sheet.tab(language) for sheet in SHEETS}
    check = catalogue(language).gettext(next(column.title for column in FIGURES if column.kind == "check"))
    for at, text in enumerate(LINES, start=TITLE + 2):
        workbook_styles.write_text(page.cell(at, 1), catalogue(language).gettext(text).format(check=check, **tabs))
        page.cell(at, 1).alignment = workbook_styles.WRAPPED


def _write_cover(page: Any, start: dict[str, str], called: dict[str, str], language: str) -> None:
    """One row a field: its name, its title, its value, and what a code stands for."""
    for letter, width in {"A": 18, "B": 56, "C": 24, "D": 48}.items():
        page.column_dimensions[letter].width = width
    page.column_dimensions["A"].hidden = True
    for at, column in enumerate(COVER, start=FIRST):
        workbook_styles.write_text(page.cell(at, 1), column.name)
        workbook_styles.write_text(page.cell(at, 2), catalogue(language).gettext(column.title))
        cell = page.cell(at, 3)
        if column.name in start:
            workbook_styles.write_text(cell, start[column.name])
            workbook_styles.lock(cell)
            if column.name in called:
                workbook_styles.write_text(page.cell(at, 4), called[column.name])
        else:
            workbook_styles.unlock(cell)
            _validate(page, column, cell.coordinate, language, column.choices)
            if column.name == "report_version":
                cell.value = 1


def _write_rows(page: Any, sheet: Sheet, rows: Rows, language: str, choices: Choices) -> None:
    lines = _place_figures(page, rows, language) if sheet.name == "Figures" else dict(enumerate(rows, start=FIRST))
    lines |= {max(lines, default=FIRST - 1) + number: {} for number in range(1, sheet.free + 1)}
    checks = sums.check_formulas(lines, language) if sheet.name == "Figures" else {}
    for at, column in enumerate(sheet.columns, start=1):
        for number, row in lines.items():
            cell = page.cell(number, at)
            if column.kind == "check":
                cell.value = checks[number]
                workbook_styles.lock(cell)
            elif column.entered and not _not_for(column, row):
                workbook_styles.unlock(cell)
            else:
                if (known := row.get(column.name)) not in (None, ""):
                    workbook_styles.write_text(cell, known) if isinstance(known, str) else setattr(cell, "value", known)
                workbook_styles.lock(cell, code=column.kind == "code")
                if column.kind == "word":
                    cell.alignment = workbook_styles.RIGHT if column.name in ("target", "released") else workbook_styles.WRAPPED
        if column.entered and lines:
            _validate_rows(page, column, get_column_letter(at), lines, language, offered(column, choices))


def _place_figures(page: Any, rows: Rows, language: str) -> dict[int, dict[str, Any]]:
    """The figures by row number. Each activity has a line above its rows that folds them, names it and counts the filled ones."""
    lines: dict[int, dict[str, Any]] = {}
    names, counts = (next(at for at, each in enumerate(FIGURES, start=1) if each.name == name) for name in ("series_name", "check"))
    number = FIRST
    page.sheet_properties.outlinePr.summaryBelow = False
    for activity, run in groupby(rows, key=lambda row: row["activity"]):
        owed = list(run)
        name = f"{activity} {owed[0]['activity_name']}" if activity else catalogue(language).gettext(N_("Figures of the whole Partnership"))
        workbook_styles.write_text(page.cell(number, names), name)
        page.cell(number, counts).value = sums.count_filled(number + 1, number + len(owed), len(owed), language)
        workbook_styles.mark_group(page, number, len(FIGURES))
        for row in owed:
            number += 1
            lines[number] = row
            page.row_dimensions[number].outline_level = 1
            # A row that is folded with others keeps the height it is given, whatever is written in it.
            page.row_dimensions[number].height = workbook_styles.LINE * max(_lines(row, column) for column in FIGURES if column.kind == "word")
        number += 1
    if lines:
        page.cell(HINT, counts).value = sums.count_filled(FIRST, max(lines), len(lines), language)
    return lines


def _lines(row: dict[str, Any], column: Column) -> int:
    """How many lines the text of a cell takes in the width of its column."""
    return max(1, -(-len(str(row.get(column.name) or "")) // column.width))


def _not_for(column: Column, row: dict[str, Any]) -> bool:
    """Whether a series takes no number here: a percentage has n and N, every other series a value."""
    return "kind" in row and column.kind == "number" and (column.name == "value") == (row["kind"] == "percentage")


def _validate_rows(page: Any, column: Column, letter: str, lines: dict[int, dict[str, Any]], language: str, choices: tuple[str, ...]) -> None:
    """One rule for the column, but for values: counts are whole numbers, money and days may have decimals."""
    if column.name != "value":
        _validate(page, column, f"{letter}{min(lines)}:{letter}{max(lines)}", language, choices)
        return
    for kind, run in groupby(lines, key=lambda number: str(lines[number]["kind"])):
        numbers = list(run)
        if kind != "percentage":
            _validate(page, column, f"{letter}{numbers[0]}:{letter}{numbers[-1]}", language, choices, whole=kind in WHOLE)


def _validate(page: Any, column: Column, place: str, language: str, choices: tuple[str, ...], whole: bool | None = None) -> None:
    """A drop-down for choices, where they fit into one; a number at least 0, whole unless it is money."""
    say = catalogue(language).gettext
    whole = column.name != "amount" if whole is None else whole
    listed = ",".join(say_code(code, language) for code in choices)
    if column.kind == "choice" and len(listed) <= MOST_LISTED:
        rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
        rule.error = say(N_("Choose one of the list."))
    elif column.kind == "number":
        rule = DataValidation(type="whole" if whole else "decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
        rule.error = say(N_("Write a whole number, 0 or more.")) if whole else say(N_("Write a number, 0 or more, without separators."))
    else:
        return
    rule.showErrorMessage = True
    rule.add(place)
    page.add_data_validation(rule)
