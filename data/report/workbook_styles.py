"""How the workbook looks: what is grey and locked, what is white and open, what is marked as wrong."""

from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

LOCKED = PatternFill("solid", fgColor="EDEFF2")
HEAD = PatternFill("solid", fgColor="1F3A5F")
ERROR = PatternFill("solid", fgColor="F8C4C0")
WARNING = PatternFill("solid", fgColor="FFE9A8")
LINE = 15
"""Points of a line of text in a row."""
OPEN = Protection(locked=False)
EDGE = Border(*[Side(style="thin", color="B8BEC6")] * 4)
WRAPPED = Alignment(wrap_text=True, vertical="top")
RIGHT = Alignment(horizontal="right", vertical="top")
GREY = Font(color="6B7380", size=8)
WHITE = Font(color="FFFFFF", bold=True)
BIG = Font(size=14, bold=True)
BOLD = Font(bold=True)
GROUP = PatternFill("solid", fgColor="D5DFEB")


def plain(text: str) -> str:
    """The text without the characters no workbook can hold."""
    return ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text)


def write_text(cell: Any, text: str) -> None:
    """Put a text into a cell as text, also where it begins like a formula."""
    cell.value = plain(text)
    cell.data_type = "s"


def lock(cell: Any, *, code: bool = False) -> None:
    """A cell that is filled in beforehand."""
    cell.fill = LOCKED
    if code:
        cell.font = GREY


def unlock(cell: Any) -> None:
    """A cell for the person who reports."""
    cell.protection = OPEN
    cell.border = EDGE


def mark_group(sheet: Any, row: int, columns: int) -> None:
    """A line that names the rows below it."""
    for column in range(1, columns + 1):
        cell = sheet.cell(row, column)
        cell.fill, cell.font = GROUP, BOLD


def set_print(sheet: Any, titles: str) -> None:
    """On A4 paper across, as wide as the paper, the rows `titles` ("1:4") on each page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    for edge in ("left", "right", "top", "bottom"):
        setattr(sheet.page_margins, edge, 0.4)
    if titles:
        sheet.print_title_rows = titles


def protect(sheet: Any) -> None:
    """Lock all cells but the open ones; widths may be changed. No password: it guards against slips, not against people."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
