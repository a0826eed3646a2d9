"""The released rows that a card shows as a table: a row each, columns named by codes, the same in both languages."""

import csv
import io
from typing import Any

from pages.cards.card import Card
from pages.cards.provenance import stamp
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
    writer.writerow(heads)
    writer.writerows([defuse(value) for value in row] for row in rows)
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


FORMULA = "=+-@＝＋－＠\t\r"
"""With what a spreadsheet begins a formula."""


def defuse(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value[:1] in FORMULA and len(value) > 1 else value
