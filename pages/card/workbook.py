"""A card as a workbook: the table as it is shown, then the released rows it shows, then where they come from."""

import io
import re
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pages.card.card import Card
from pages.card.cell import Cell
from pages.card.provenance import stamp
from pages.card.tidy import defuse, tabulate
from pages.view.stamp import write_ribbon
from pages.view.view import View

NUMBER = re.compile(r"(?P<before>[^\d]*?)(?P<minus>[-−]?)(?P<number>\d[\d,]*(?:\.(?P<digits>\d+))?)(?P<after>.*)", re.DOTALL)


def write_xlsx(view: View, card: Card, origin: str = "") -> bytes:
    """Three sheets; the first opens. Numbers are numbers and look as on the screen, years of the heads are numbers, too."""
    book = Workbook()
    shown = book.active
    assert shown is not None
    shown.title = view.say("Table")
    _fill_table(shown, view, card)
    _fill_data(book.create_sheet(view.say("Data")), view, card)
    _fill_about(book.create_sheet(view.say("About")), view, card, origin)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(sheet: Worksheet, values: Sequence[Any]) -> None:
    """One more row: the only way in which a value comes into a cell of a workbook. A text is a text, whatever it begins with."""
    sheet.append([None] * len(values))
    for column, value in enumerate(map(defuse, values), 1):
        cell = sheet.cell(sheet.max_row, column, value)
        if isinstance(value, str):
            cell.data_type = "s"


def _fill_table(sheet: Worksheet, view: View, card: Card) -> None:
    if view.demonstration and not card.real:
        _head(sheet, [write_ribbon(view)])
    _head(sheet, [card.title])
    sheet.append([])
    _head(sheet, [int(head) if head.isdigit() else head for head in card.table.heads])
    first = sheet.max_row
    for row in card.table.rows:
        numbers = [read_number(cell) for cell in row]
        _put(sheet, [value for value, _ in numbers])
        for column, (cell, (_, look)) in enumerate(zip(row, numbers, strict=True), 1):
            place = sheet.cell(sheet.max_row, column)
            if look:
                place.number_format = look
            place.font = Font(bold=len(row) == 1 and cell.tone != "told")
    width = max(1, len(card.table.heads))
    if card.table.heads:
        sheet.auto_filter.ref = f"A{first}:{get_column_letter(width)}{sheet.max_row}"
    sheet.freeze_panes = f"B{first + 1}"
    for column in range(1, width + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 34 if column == 1 else 16


def read_number(cell: Cell) -> tuple[Any, str]:
    """The number a cell shows, and the format that writes it as it is shown (`18 [p]`, `56.3% (9 of 16)`); a text without one as it is."""
    text = " ".join(part.text for part in cell.parts) or cell.text
    found = NUMBER.fullmatch(text) if cell.tone == "number" else None
    if not found:
        return text, ""
    digits = len(found["digits"] or "")
    value = float(found["number"].replace(",", "")) * (-1 if found["minus"] else 1)
    look = "#,##0" + ("." + "0" * digits if digits else "")
    return int(value) if value.is_integer() and not digits else value, _literal(found["before"]) + look + _literal(found["after"])


def _literal(text: str) -> str:
    """Text as it stands in a number format."""
    return '"' + text.replace('"', "'") + '"' if text else ""


def _fill_data(sheet: Worksheet, view: View, card: Card) -> None:
    heads, rows = tabulate(view, card)
    _head(sheet, heads)
    sheet.freeze_panes = "A2"
    for row in rows:
        _put(sheet, row)
    for column, head in enumerate(heads, 1):
        sheet.column_dimensions[get_column_letter(column)].width = 28 if "name" in head or column == 1 else 14


def _fill_about(sheet: Worksheet, view: View, card: Card, origin: str) -> None:
    for name, value in stamp(view, card, origin):
        _put(sheet, [name, value])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
    sheet.column_dimensions["A"].width = 28
    sheet.column_dimensions["B"].width = 100


def _head(sheet: Worksheet, values: list[Any]) -> None:
    _put(sheet, values)
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=len(values) > 1, vertical="top")
