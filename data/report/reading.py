"""A filled-in workbook as rows of text, with everything about its shape that is wrong; what the rows mean is for intake to judge."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import isfinite
from pathlib import Path
from typing import Any

from data.days import today
from data.ledger import store
from data.problems import Problem
from data.report.choices import Choices, offered, read_agreed
from data.report.elsewhere import find_words
from data.report.intake import COLUMNS, TEMPLATE
from data.report.layout import BY_NAME, BY_TAB, COVER, FIRST, NAMES, PREPARED, SHEETS, Column
from data.report.meaning import CASES, SIGNED_ON, is_error, read_code, read_day, text_of, within_term
from data.report.opening import open_book
from data.report.safety import COLUMNS as WIDEST
from data.report.safety import ROWS, inspect_workbook
from data.report.shown_names import Shown
from data.words import LANGUAGES, catalogue
from data.words.coded import read_code_of

NAMED = ", ".join("/".join(dict.fromkeys(sheet.tab(language) for language in LANGUAGES)) for sheet in SHEETS)
TOLD = re.compile(r'"[^"]*"|\d{6,}')
"""What a formula says: its texts, and numbers too long for a row."""
PLAIN = set("0123456789.-")
WHOLE = ("year", "planned", "filled", "report_version")
"""Columns of whole numbers in the sheets that are not of figures."""
SIGNED = "amount"
"""The column of money, which is below zero where it was given back; the row then says why."""
NEAR = 12
"""Rows in which the names of the columns are looked for when they are not where they should be."""


OWN = {catalogue(language).gettext(text) for language in LANGUAGES for each in COVER for text in (each.name, each.title)}
"""What the blank workbook says beside the cells of its cover."""
ENTERED = ("Contributions", "Personnel", "Milestones", "Explanations")
"""Sheets of which numbers, days and choices are kept as well as texts."""


MOST_ALIKE = 500
"""Findings of one rule on one sheet that are kept one by one."""


@dataclass
class Reading:
    """What a workbook says: cover by field, figures as (row, texts of `COLUMNS`), words as (sheet, row, column, text).

    `entered` are the numbers, days and choices of the sheets beside the figures, as (sheet, row, column, text); `shown` the words beside codes.
    `seen` has the words of locked cells that are kept already; `broken` says that one cause makes the rest unreadable.
    """

    name: str
    problems: list[Problem] = field(default_factory=list)
    kind: str = store.DEMONSTRATION
    cover: dict[str, str] = field(default_factory=dict)
    figures: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    words: list[tuple[str, int, str, str]] = field(default_factory=list)
    entered: list[tuple[str, int, str, str]] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    seen: set[tuple[str, str, str]] = field(default_factory=set)
    choices: Choices = field(default_factory=dict)
    broken: bool = False
    alike: Counter[tuple[str, str]] = field(default_factory=Counter)

    def note(self, rule: str, sheet: str = "", row: int | None = None, column: str = "", value: str = "", detail: str = "") -> None:
        """One more thing wrong; of many alike on a sheet the first are kept and the others counted."""
        self.alike[rule, sheet] += 1
        if self.alike[rule, sheet] <= MOST_ALIKE:
            self.problems.append(Problem(rule, self.name, row, column, value, detail, sheet))


def read_workbook(path: Path, kind: str = store.DEMONSTRATION, choices: Choices | None = None) -> Reading:
    """Read the workbook at `path`; one that may not be opened or cannot be read gives nothing but the problem.

    `choices` are the codes that may be chosen, by default those of the Compact's own framework.
    """
    reading = Reading(path.name, inspect_workbook(path, path.name), kind, choices=read_agreed() if choices is None else choices)
    if reading.problems:
        return reading
    try:
        book = open_book(path)
    except Exception as error:  # a damaged archive breaks the reader in any way there is
        reading.note("not-a-workbook", detail=type(error).__name__)
        return reading
    found = find_sheets(book)
    for page in book:
        if page.title in BY_TAB and page not in found.values():
            page.title = f"{page.title} (2)"
    for name, page in found.items():
        page.title = name
    for name in book.sheetnames:
        if name not in BY_NAME:
            reading.note("sheet-unknown", name, detail=NAMED)
        if getattr(book[name], "sheet_state", "visible") != "visible":
            reading.note("sheet-hidden", name)
    for sheet in SHEETS:
        if sheet.later and sheet.name not in book.sheetnames:
            continue
        if sheet.name not in book.sheetnames or not hasattr(book[sheet.name], "merged_cells"):
            reading.note("sheet-missing", sheet.name, detail=NAMED)
            reading.broken |= sheet.name == "Figures"
    for page in book.worksheets:
        _read_sheet(page, reading)
    reading.words += find_words(book)
    for (rule, place), count in reading.alike.items():
        if count > MOST_ALIKE:
            first = next(problem for problem in reading.problems if (problem.rule, problem.sheet) == (rule, place))
            reading.problems.append(replace(first, rule="more-alike", row=None, column="", value=str(count - MOST_ALIKE)))
    return reading


def find_sheets(book: Any) -> dict[str, Any]:
    """The sheets of a workbook by their names in the layout, whatever language their tabs are in; a foreign or repeated one is left out."""
    found: dict[str, Any] = {}
    for page in book:
        if page.title in BY_TAB:
            found.setdefault(BY_TAB[page.title], page)
    return found


def _read_sheet(page: Any, reading: Reading) -> None:
    """Everything in one sheet; a foreign sheet gives its words, so that personal data in it is found too."""
    name = page.title
    for area in page.merged_cells.ranges:
        reading.note("merged-cells", name, area.min_row, value=str(area))
    lines, rows, columns = _lines(page)
    if hidden := hidden_rows(page, lines):
        reading.note("hidden-rows", name, hidden[0], value=", ".join(map(str, hidden[:20])))
    _keep_comments(page, reading)
    if rows > ROWS:
        reading.note("too-many-rows", name, value=str(rows), detail=str(ROWS))
    if columns > WIDEST:
        reading.note("too-many-columns", name, value=str(columns), detail=str(WIDEST))
    if rows > ROWS or columns > WIDEST:
        return
    if name == "Cover":
        _read_cover(lines, reading)
    elif name in BY_NAME and BY_NAME[name].columns:
        _read_rows(name, lines, reading)
    else:
        for row, cells in lines.items():
            _keep_words(name, row, cells.values(), reading)


def hidden_rows(page: Any, lines: dict[int, dict[int, Any]]) -> list[int]:
    """Rows below the head that are hidden and hold something a person wrote."""
    return [
        row for row in lines if row >= FIRST and page.row_dimensions[row].hidden and any(not cell.protection.locked for cell in lines[row].values())
    ]


def _keep_comments(page: Any, reading: Reading) -> None:
    """Comments are part of what is sent."""
    for cell in page._cells.values():
        if text := text_of(cell.comment.text if cell.comment else None):
            reading.words.append((page.title, cell.row, cell.column_letter, text))


def _lines(page: Any) -> tuple[dict[int, dict[int, Any]], int, int]:
    """The filled cells by row and column, and the last row and column that have any. Does not make the cells in between."""
    lines: dict[int, dict[int, Any]] = {}
    widest = 0
    for (row, column), cell in sorted(page._cells.items()):
        if text_of(cell.value):
            lines.setdefault(row, {})[column] = cell
            widest = max(widest, column)
    return lines, max(lines, default=0), widest


def _keep_words(sheet: str, row: int, cells: Any, reading: Reading, formulas: bool = False) -> None:
    """Keep the texts of cells that belong to no column, for the rules about personal data."""
    for cell in cells:
        if cell.data_type == "f" and not formulas:
            reading.note("formula", sheet, row, cell.column_letter)
        reading.words.append((sheet, row, cell.column_letter, text_of(cell.value)))


def _keep_once(sheet: str, row: int, column: str, text: str, reading: Reading) -> None:
    """Keep what the blank workbook says on row after row where it stands first; of a formula, its texts and long numbers."""
    told = " ".join(TOLD.findall(text)) if text.startswith("=") else text
    if told and (sheet, column, told) not in reading.seen:
        reading.seen.add((sheet, column, told))
        reading.words.append((sheet, row, column, told))


def _read_cover(lines: dict[int, dict[int, Any]], reading: Reading) -> None:
    fields = {text_of(cells[1].value): row for row, cells in lines.items() if 1 in cells}
    for column in COVER:
        row = fields.get(column.name)
        if row is None:
            listed = ", ".join(each.name for each in COVER)
            reading.note("column-missing", "Cover", None, column.name, ", ".join(filter(None, fields))[:200], listed)
            continue
        reading.cover[column.name] = _check_cell(column, lines[row].get(3), "Cover", row, reading)
    for row, cells in lines.items():
        _keep_words("Cover", row, [cell for at, cell in cells.items() if at > 2 or text_of(cell.value) not in OWN], reading, formulas=True)
    _check_cover(fields, reading)


def _check_cover(fields: dict[str, int], reading: Reading) -> None:
    """Whether the workbook is one of this program, and the version a number."""
    expected = {"template_version": ("template-version", TEMPLATE), "ledger_kind": ("ledger-kind", reading.kind)}
    for name, (rule, wanted) in expected.items():
        if (given := reading.cover.get(name)) and given != wanted:
            reading.note(rule, "Cover", fields[name], name, given, wanted)
    version = reading.cover.get("report_version", "")
    if version and not (version.isascii() and version.isdigit() and 0 < int(version[:9]) < 10_000):
        reading.note("report-version", "Cover", fields["report_version"], "report_version", version)


def _check_cell(column: Column, cell: Any, sheet: str, row: int, reading: Reading) -> str:
    """The text of a cell; notes what cannot stand in a column of its kind."""
    text = text_of(cell.value) if cell is not None else ""
    if column.kind in ("code", "choice"):
        text = CASES.get(column.name, str)(read_code(text))
    if column.kind == "choice":
        text = read_code_of(text, offered(column, reading.choices))
    if not text:
        if column.required:
            reading.note("value-required", sheet, row, column.name)
    elif cell.data_type == "f":
        reading.note("formula", sheet, row, column.name)
        return ""
    elif (cell.data_type == "e" or is_error(text)) and (sheet != "Figures" or column.kind != "number"):  # a figure has a rule of its own
        reading.note("error-value", sheet, row, column.name, text)
        return ""
    elif column.kind == "number" and cell.data_type == "s" and set(text) <= PLAIN:
        reading.note("text-cell", sheet, row, column.name, text)
    elif sheet != "Figures":  # those have rules of their own
        _check_other(column, cell.value, text, sheet, row, reading)
    return text


def _check_other(column: Column, value: Any, text: str, sheet: str, row: int, reading: Reading) -> None:
    """What cannot stand in a cell of the other sheets."""
    if column.kind == "choice" and text not in (choices := offered(column, reading.choices)):
        reading.note("not-a-choice", sheet, row, column.name, text_of(value), ", ".join(choices))
    elif column.kind == "number" and not (isinstance(value, (int, float)) and isfinite(value)):  # 1E+999 is read as infinite
        reading.note("number-as-text", sheet, row, column.name, text)
    elif column.kind == "number" and value < 0 and column.name != SIGNED:
        reading.note("negative", sheet, row, column.name, text)
    elif column.kind == "number" and column.name in WHOLE and value != int(value):
        reading.note("not-whole", sheet, row, column.name, text)
    elif column.kind == "number" and column.name == "year" and not within_term(value):
        reading.note("year-outside", sheet, row, column.name, text)
    elif column.kind == "date":
        day = read_day(value)
        if day is None:
            reading.note("not-a-date", sheet, row, column.name, text)
        elif not within_term(day.year):
            reading.note("year-outside", sheet, row, column.name, text)
        elif day < SIGNED_ON:
            reading.note("before-signed", sheet, row, column.name, text, SIGNED_ON.isoformat())
        elif column.name == "done_on" and day > today():
            reading.note("after-today", sheet, row, column.name, text)


def _find_header(name: str, lines: dict[int, dict[int, Any]]) -> int:
    """The row in which most of the names of the columns stand; their own where they stand nowhere."""
    known = {column.name for column in BY_NAME[name].columns}
    found = {row: len(known & {text_of(cell.value) for cell in lines[row].values()}) for row in lines if row <= NEAR}
    best = max(found, key=lambda row: found[row], default=NAMES)
    return best if found.get(best, 0) * 2 > len(known) else NAMES


def _read_rows(name: str, lines: dict[int, dict[int, Any]], reading: Reading) -> None:
    if (stands := _find_header(name, lines)) != NAMES:
        reading.note("header-moved", name, stands, value=str(abs(stands - NAMES)))
        reading.broken = True
        return
    header = {at: text_of(cell.value) for at, cell in lines.get(NAMES, {}).items()}
    columns = {column.name: column for column in BY_NAME[name].columns}
    listed = ", ".join(columns)
    at = {}
    for place, column_name in header.items():
        if column_name not in columns:
            reading.note("column-unknown", name, NAMES, column_name, detail=listed)
        elif column_name in at:
            reading.note("column-repeated", name, NAMES, column_name)
        else:
            at[column_name] = place
    lacking = [column for column in columns.values() if column.name not in at and column.kind not in ("word", "check")]
    lacking = [column for column in lacking if not column.later]
    for column in lacking:
        reading.note("column-missing", name, NAMES, column.name, ", ".join(header.values())[:200], listed)
    counted = next((place for column, place in at.items() if columns[column].kind == "check"), 0)
    listing: list[tuple[int, dict[str, Any]]] = []
    for row, cells in lines.items():
        if row < FIRST and row != NAMES:
            _keep_words(name, row, [cell for place, cell in cells.items() if place != counted], reading)
            if counted in cells:  # how many rows are filled stands above the checks
                _keep_once(name, row, "check", text_of(cells[counted].value), reading)
        elif row >= FIRST:
            known = {column: cells.get(place) for column, place in at.items()}
            _keep_others(name, row, cells, at, reading)
            listing.append((row, known))
            if not lacking:
                _read_row(name, row, [(columns[column], cell) for column, cell in known.items()], reading)
    if not any(column.kind == "code" for column in columns.values()):
        _find_equal(name, list(columns.values()), listing, reading)


def _find_equal(name: str, columns: Sequence[Column], rows: Sequence[tuple[int, dict[str, Any]]], reading: Reading) -> None:
    """Rows of a list that say the same in every column a person fills in."""
    first: dict[tuple[str, ...], int] = {}
    entered = [column.name for column in columns if column.entered]
    for row, cells in rows:
        told = tuple(text_of(cells[column].value) if cells.get(column) is not None else "" for column in entered)
        if any(told) and (before := first.setdefault(told, row)) != row:
            reading.note("equal-rows", name, row, entered[0], str(before))


def _keep_others(name: str, row: int, cells: dict[int, Any], at: dict[str, int], reading: Reading) -> None:
    others = [cell for place, cell in cells.items() if place not in at.values()]
    for cell in others:
        reading.note("outside", name, row, cell.column_letter)
    _keep_words(name, row, others, reading, formulas=True)


def _read_row(name: str, row: int, cells: list[tuple[Column, Any]], reading: Reading) -> None:
    figures = name == "Figures"
    if not any(cell is not None and (column.entered or (figures and column.kind == "code")) for column, cell in cells):
        _keep_given(name, row, cells, reading)
        for column, cell in cells:  # a code beside nothing is no figure, and may be anything
            if column.kind == "code" and cell is not None:
                _keep_once(name, row, column.name, text_of(cell.value), reading)
        return
    texts = {column.name: _check_cell(column, cell, name, row, reading) for column, cell in cells if column.kind not in ("word", "check")}
    for column, _ in cells:
        worded = column.kind == "text" and not (figures and column.name == "reason")
        if worded or (name in PREPARED and column.kind == "code"):
            reading.words += [(name, row, column.name, text) for text in (texts[column.name],) if text]
        elif column.entered and name in ENTERED and texts[column.name]:
            reading.entered.append((name, row, column.name, texts[column.name]))
    _keep_given(name, row, cells, reading)
    words = {column.name: text_of(cell.value) for column, cell in cells if column.kind == "word" and cell is not None}
    if told := {column: text for column, text in words.items() if column.endswith("_name")}:
        reading.shown.append((name, row, texts, told))
    amount = next((cell.value for column, cell in cells if column.name == SIGNED and cell is not None), None)
    if isinstance(amount, (int, float)) and amount < 0 and not texts.get("purpose"):
        reading.note("given-back", name, row, SIGNED, text_of(amount))
    if name == "Personnel":
        filled, planned = (
            next((cell.value for column, cell in cells if column.name == each and cell is not None), None) for each in ("filled", "planned")
        )
        if isinstance(filled, (int, float)) and isinstance(planned, (int, float)) and filled > planned:
            reading.note("more-than-planned", name, row, "filled", text_of(filled), text_of(planned))
    if figures:
        reading.figures.append((row, {column: texts[column] for column in COLUMNS}))


def _keep_given(name: str, row: int, cells: list[tuple[Column, Any]], reading: Reading) -> None:
    """The words that the blank workbook has beside the cells, and on the line above the figures of an activity."""
    for column, cell in cells:
        if column.kind in ("word", "check") and cell is not None:
            if cell.data_type == "f" and column.kind == "word":
                reading.note("formula", name, row, column.name)
            else:
                _keep_once(name, row, column.name, text_of(cell.value), reading)
