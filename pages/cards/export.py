"""A card as a file: exactly the released rows it shows, stamped with filters, source, release and the meaning of codes."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from pages.cards.card import Card
from pages.cards.provenance import stamp
from pages.view.view import View


def name_file(view: View, card: Card, kind: str) -> str:
    """A file name that says what is inside, that it is a demonstration, and from which release."""
    parts = ["cpc-peru"]
    if view.demonstration and not card.real:
        parts.append(view.say("DEMONSTRATION"))
    parts.append(card.slug)
    parts += list(view.selection.region)
    if years := _years(view, card):
        parts.append(f"{min(years)}-{max(years)}")
    parts += [view.say("release-{number}", number=view.number), view.words.language]
    return "_".join(parts) + f".{kind}"


def _years(view: View, card: Card) -> list[int]:
    """The years the file is about: those of the range, or those that published figures speak of."""
    if not card.real:
        return list(view.years)
    days = [str(fact[name]) for fact in card.facts() for name in ("period_start", "period_end", "year") if fact.get(name)]
    return [int(day[:4]) for day in days] or list(view.years)


def write_csv(view: View, card: Card, origin: str = "") -> bytes:
    """UTF-8 with byte-order mark, so that spreadsheets read the accents; stamped lines begin with `#`."""
    heads, rows = tabulate(card)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for name, value in stamp(view, card, origin):
        writer.writerow([f"# {name}: {value}" if value else f"# {name}"])
    writer.writerow(heads)
    writer.writerows([_defused(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def write_xlsx(view: View, card: Card, origin: str = "") -> bytes:
    """A workbook with the sheet of figures and, above them, the stamp."""
    heads, rows = tabulate(card)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = view.say("Figures")
    for name, value in stamp(view, card, origin):
        sheet.append([name, _defused(value)])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
    sheet.append([])
    sheet.append(heads)
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = f"A{sheet.max_row + 1}"
    for row in rows:
        sheet.append([_defused(value) for value in row])
    for column, head in enumerate(heads, 1):
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = 28 if "name" in head or column == 1 else 14
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def tabulate(card: Card) -> tuple[list[str], list[list[Any]]]:
    """Column names and rows of what the card shows. The names are codes, the same in both languages."""
    facts = card.facts()
    heads = list(dict.fromkeys(name for fact in facts for name in fact))
    return heads, [[_plain(fact.get(name)) for name in heads] for fact in facts]


def _plain(value: Any) -> Any:
    if value is None or value != value:
        return None
    number = getattr(value, "item", None)
    value = number() if number else value
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _defused(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and len(value) > 1 else value


@dataclass(frozen=True)
class Format:
    """A kind of file a card can be taken along as: how its link is called, what writes it, what it is for a browser."""

    name: str
    write: Callable[[View, Card, str], bytes]
    media: str


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {
    "csv": Format("CSV", write_csv, "text/csv; charset=utf-8"),
    "xlsx": Format("XLSX", write_xlsx, XLSX),
}
"""By the ending of the file, in the order of the links."""
