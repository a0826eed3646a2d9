"""How much of what is counted of child victims is published: by kind of table, and what stays as it was first released."""

from collections.abc import Mapping
from typing import Any

from pages.card.card import Card
from pages.card.cell import Cell, Table, compose
from pages.view.view import View
from pages.view.words import mark
from queries.rows import ProtectionRow

KINDS = {
    "pilot-year": mark("Totals of a pilot region in a year that are not small"),
    "region-year": mark("Totals by place and year"),
    "region-term": mark("Totals by place, whole term"),
    "year-category": mark("Categories by year, all places"),
    "term-category": mark("Categories, whole term, all places"),
    "region-category": mark("Categories by pilot region, whole term"),
}
"""Kinds of tables, in the order of the card; the first one counts among those of the second."""
STALE = "stale"


def build(view: View) -> Card:
    """A row a kind of table: how many figures are listed, how many of them are shown, and their share."""
    found = {row.table_kind: row for row in view.rows(ProtectionRow)}
    title = view.say("What is published of the figures about child victims")
    heads = (view.say("Kind of table"), view.say("Figures"), view.say("Published"), view.say("Share"))
    stale = found.get(STALE)
    message = view.say("Yearly totals that a later report corrected: {count} of {all}. They stay as they were first released.")
    sentence = compose(message, count=_number(view, stale, stale.shown), all=_number(view, stale, stale.listed)) if stale else ()
    return Card(
        address="protection",
        title=title,
        subtitle=view.say("of all releases so far; everything else of these tables is [c], and nothing outside them is published"),
        sentence=sentence or (view.say("No figure about child victims is published yet."),),
        table=Table(title, heads, tuple(_line(view, found[kind]) for kind in KINDS if kind in found)),
        notes=(view.say("The list of tables was chosen on demonstration figures; with other figures the shares differ."),),
        table_first=True,
    )


def _line(view: View, row: ProtectionRow) -> tuple[Cell, ...]:
    return (
        Cell(view.say(KINDS[row.table_kind])),
        _number(view, row, row.listed),
        _number(view, row, row.shown),
        Cell(view.words.percent(row.share, 0), row.key, "", _facts(view, row), "number"),
    )


def _number(view: View, row: ProtectionRow, count: int) -> Cell:
    return Cell(view.words.number(count), row.key, "", _facts(view, row), "number")


def _facts(view: View, row: ProtectionRow) -> Mapping[str, Any]:
    return {"what": "protection", "table": row.table_kind, "listed": row.listed, "shown": row.shown, "share": row.share, "release": view.number}
