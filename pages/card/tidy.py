"""The released rows that a card shows as a table: a row each, columns named by codes, the same in both languages."""

import csv
import io
import re
from typing import Any

from pages.card.card import Card
from pages.card.provenance import stamp
from pages.view.stamp import write_ribbon
from pages.view.view import View

NOTICE = "notice"
"""The column that says of each row that it is a demonstration."""


def tabulate(view: View, card: Card) -> tuple[list[str], list[list[Any]]]:
    """Column names and rows of what the card shows; of a demonstration, every row says so."""
    facts = card.facts()
    notice = {NOTICE: write_ribbon(view)} if view.demonstration and not card.real else {}
    heads = list(dict.fromkeys([*(name for fact in facts for name in fact), *notice]))
    return heads, [[_plain((fact | notice).get(name)) for name in heads] for fact in map(dict, facts)]


def write_csv(view: View, card: Card, origin: str = "") -> bytes:
    """UTF-8 with byte-order mark, so that spreadsheets read the accents: heads and rows, an empty line, then notes that begin with `#`."""
    heads, rows = tabulate(view, card)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([defuse(value) for value in row] for row in (heads, *rows))
    writer.writerow([])
    for name, value in stamp(view, card, origin):
        writer.writerow([f"# {name}: {value}" if value else f"# {name}"])
    return out.getvalue().encode("utf-8-sig")


def _plain(value: Any) -> Any:
    if value is None or value != value:
        return None
    number = getattr(value, "item", None)
    value = number() if number else value
    return int(value) if isinstance(value, float) and value.is_integer() else value


FORMULA = "=+-@＝＋－＠\t\r\n"
"""With what a spreadsheet begins a formula."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What no workbook can hold."""


def defuse(value: Any) -> Any:
    """A value as a spreadsheet shows it and never runs it: text that begins like a formula gets an apostrophe."""
    if not isinstance(value, str):
        return value
    text = CONTROL.sub("\N{REPLACEMENT CHARACTER}", value)
    return f"'{text}" if text.lstrip(" ")[:1] in FORMULA and len(text.strip()) > 1 else text
