"""What others have published about the money of the Partnership, statement by statement: real, cited, and never added up."""

from urllib.parse import urlsplit

from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.view.view import View
from pages.view.words import mark
from queries.rows import PublishedTotalsRow

HEADS = (mark("Stated"), mark("Amount"), mark("Whose, and where"), mark("Source"))
QUALIFIERS = {"=": mark("{amount}"), ">": mark("more than {amount}"), ">=": mark("at least {amount}"), "+": mark("{amount} in addition")}


def build(view: View) -> Card:
    """A row a statement, in the order of their days; a lower amount after a higher one is said."""
    rows = view.rows(PublishedTotalsRow)
    title = view.say("Amounts that were published, as they were stated")
    return Card(
        address="published-totals",
        title=title,
        subtitle=view.say("What was published about the same money rose and fell; each statement is listed with its date."),
        sentence=() if rows else (view.say("No statement is known."),),
        table=Table(title, tuple(map(view.say, HEADS)), tuple(_line(view, row, rows[:place]) for place, row in enumerate(rows))),
        real=True,
        table_first=True,
    )


def _line(view: View, row: PublishedTotalsRow, earlier: tuple[PublishedTotalsRow, ...]) -> tuple[Cell, ...]:
    when = view.words.day(row.stated_on) if row.stated_on else view.words.pick(row, "stated")
    amount = view.say(QUALIFIERS[row.qualifier], amount=view.words.money(row.amount, row.currency))
    facts = {"what": "published total", "amount": row.amount, "currency": row.currency, "qualifier": row.qualifier, "release": view.number}
    before = [each for each in earlier if each.currency == row.currency and each.qualifier != "+"]
    fell = row.qualifier != "+" and bool(before) and row.amount < before[-1].amount
    parts = [Cell(amount, row.key, "", facts, "number")] + ([Cell(view.say("lower than stated before"), tone="line quiet")] if fell else [])
    return (
        Cell(when),
        Cell("", tone="result", parts=tuple(parts)) if fell else parts[0],
        Cell(view.words.pick(row, "what")),
        Cell(urlsplit(row.source_url).netloc, href=row.source_url),
    )
