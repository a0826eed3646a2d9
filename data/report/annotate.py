"""A copy of a report in which the cells that are wrong are coloured and say why."""

import csv
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment

from data.problems import Problem
from data.report import workbook_styles
from data.report.layout import BY_NAME, COVER, NAMES
from data.report.meaning import text_of
from data.report.opening import open_book
from data.report.reading import find_sheets
from data.report.safety import COLUMNS, ROWS, inspect_workbook

MOST_SAID = 8
"""Problems told in one comment."""


def annotate(path: Path, out: Path, problems: list[Problem], language: str) -> bool:
    """Write the marked copy of the report at `path` to `out`; a CSV report becomes a workbook. Raises OSError.

    Returns False, and writes nothing, when the report cannot be opened or cannot be written again.
    """
    book = _open_csv(path) if path.suffix.lower() == ".csv" else _open_workbook(path)
    if book is None:
        return False
    # A chart sheet has no cells.
    pages = {page.title: page for page in book.worksheets} | {name: page for name, page in find_sheets(book).items() if page in book.worksheets}
    said: dict[tuple[str, int, int], list[Problem]] = {}
    for problem in problems:
        name = problem.sheet if problem.sheet in pages else next(iter(pages))
        said.setdefault((name, *_seen(pages[name], *_place(pages[name], name, problem))), []).append(problem)
    for (name, row, column), those in said.items():
        _mark(pages[name].cell(row, column), those, language)
    try:
        book.save(out)
    except OSError:
        raise
    except Exception:  # what could be read need not be fit to be written
        out.unlink(missing_ok=True)
        return False
    return True


def _open_workbook(path: Path) -> Any:
    if inspect_workbook(path, path.name):
        return None
    try:
        book = open_book(path)
    except Exception:  # a damaged archive breaks the reader in any way there is
        return None
    for page in book.worksheets:
        for area in list(page.merged_cells.ranges):
            page.unmerge_cells(str(area))
    return book if book.worksheets else None


def _open_csv(path: Path) -> Any:
    """The rows of the file as text, in a sheet; nothing when it is no text."""
    book = Workbook()
    page = book.active
    page.title = "Figures"
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row, cells in enumerate(csv.reader(lines), start=1):
                if row > ROWS:
                    break
                for column, text in enumerate(cells[:COLUMNS], start=1):
                    workbook_styles.write_text(page.cell(row, column), text)
    except (OSError, ValueError, csv.Error):
        return None
    return book


def _place(page: Any, name: str, problem: Problem) -> tuple[int, int]:
    """Row and column of the cell that a problem is about; the first of the row, or of the sheet, where it names none."""
    row = problem.row if problem.row and problem.row <= ROWS else 1
    if name == "Cover" and problem.column in {column.name for column in COVER}:
        named = [cell.row for (cell,) in page.iter_rows(max_row=min(page.max_row, 50), max_col=1) if text_of(cell.value) == problem.column]
        return (named[0], 3) if named else (row, 1)
    header = NAMES if name in BY_NAME and problem.sheet else 1
    names = [text_of(page.cell(header, at).value) for at in range(1, min(page.max_column, COLUMNS) + 1)]
    return row, names.index(problem.column) + 1 if problem.column in names else 1


def _seen(page: Any, row: int, column: int) -> tuple[int, int]:
    """The cell itself, or the next one to the right, or below, that is not hidden: the words beside a code say what it stands for."""
    hidden = {at for each in page.column_dimensions.values() if each.hidden for at in range(each.min or 0, (each.max or 0) + 1)}
    while column in hidden and column < COLUMNS:
        column += 1
    while page.row_dimensions[row].hidden and row < ROWS:
        row += 1
    return row, column


def _mark(cell: Any, problems: list[Problem], language: str) -> None:
    severe = any(problem.severity == "error" for problem in problems)
    cell.fill = workbook_styles.ERROR if severe else workbook_styles.WARNING
    sentences = [problem.sentence(language) for problem in problems[:MOST_SAID]]
    cell.comment = Comment(workbook_styles.plain("\n".join(sentences))[:2000], "check", width=360, height=60 + 30 * len(sentences))
