"""The list behind a headline count: exactly the indicators, reports, figures or explanations it counts."""

from collections.abc import Callable

from pages.card import explanation, revised
from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.cards.partnership import reports
from pages.cards.progress.headlines import say_count
from pages.view.headlines import HEADLINES
from pages.view.stamp import explain_codes
from pages.view.view import View
from queries.rows import ExplanationsRow, FiguresRevisedRow, HeadlineItemsRow, ReportsRow

Listing = tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...], tuple[str, ...]]

MOST = 5000
"""Figures listed on the page at most."""


def build(view: View, code: str) -> Card:
    """The card of one headline count. Filters do not narrow it: it lists what the number counts. Raises KeyError for an unknown code."""
    headline = HEADLINES[code]
    title = view.say(headline.title)
    heads, rows, notes = LISTS[headline.lists](view, code)
    counted = say_count(view, code)
    return Card(
        address=f"counted:{code}",
        title=title,
        subtitle=view.say(headline.meaning) + " " + view.say("Places, objectives and years do not narrow this list."),
        sentence=(*counted, ".") if counted else (),
        table=Table(title, heads, rows),
        notes=notes,
        table_first=bool(rows),
        links=((view.say("Close this list"), view.link("/")),),
    )


def _indicators(view: View, code: str) -> Listing:
    """Indicators by objective, each with its unit and who is responsible."""
    items = {row.item for row in view.rows(HeadlineItemsRow, code=code)}
    rows: list[tuple[Cell, ...]] = []
    group: str | None = "none yet"
    for indicator, row in view.framework.indicators.items():
        if indicator not in items:
            continue
        if row.objective != group:
            group = row.objective
            aim = view.framework.objectives.get(group or "")
            rows.append((Cell(view.words.pick(aim) if aim else view.say("The Partnership as a whole")),))
        facts = {
            "what": code,
            "indicator": indicator,
            "indicator_name": view.words.pick(row),
            "activity": row.activity or "",
            "unit": view.words.pick(row, "unit"),
            "responsible": row.responsible or "",
            "release": view.number,
        }
        head = Cell(f"{indicator} {view.words.pick(row)}", f"indicator/{indicator}", view.link("/indicators", indicator=indicator), facts)
        rows.append((head, Cell(view.words.pick(row, "unit")), Cell(revised.name_institutions(view, row.responsible))))
    return (view.say("Indicator"), view.say("Unit"), view.say("Responsible")), tuple(rows), ()


def _reports(view: View, code: str) -> Listing:
    """The reports that are missing, each with the day it was due."""
    items = {row.item for row in view.rows(HeadlineItemsRow, code=code)}
    rows = tuple(
        (
            Cell(view.words.pick(view.framework.institutions[row.institution])),
            Cell(reports.name_half(view, row.period)),
            Cell(view.words.day(row.due_on)),
            reports.show_report(view, row),
        )
        for row in view.rows(ReportsRow)
        if row.key in items
    )
    return (view.say("Institution"), view.say("Half-year"), view.say("Due on"), view.say("State")), rows, ()


def _figures(view: View, code: str) -> Listing:
    """Every changed figure, the largest change first."""
    found = view.rows(FiguresRevisedRow, change=code.removeprefix("figures-"), years=(), regions=(), listed_series=(), most=MOST + 1)
    notes = explain_codes(view, {missing for row in found for missing in (row.was_missing, row.became_missing) if missing})
    if len(found) > MOST:
        notes += (view.say("The first {count} figures; the file of the release, on page Methods, has all.", count=view.words.number(MOST)),)
    return revised.heads(view), revised.rows(view, found[:MOST]), tuple(notes)


def _explanations(view: View, code: str) -> Listing:
    """What is not explained: place, indicator, and who is asked."""
    items = {row.item for row in view.rows(HeadlineItemsRow, code=code)}
    rows = tuple(explanation.missing_row(view, row) for row in view.rows(ExplanationsRow, year=None) if row.key in items)
    return tuple(map(view.say, explanation.HEADS)), rows, ()


LISTS: dict[str, Callable[[View, str], Listing]] = {
    "indicators": _indicators,
    "reports": _reports,
    "figures": _figures,
    "explanations": _explanations,
}
