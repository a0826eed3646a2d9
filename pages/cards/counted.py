"""The list behind a headline count: exactly the indicators, reports or figures it counts."""

from collections.abc import Callable

from pages.cards import reports, revised
from pages.cards.card import Card
from pages.cards.cell import Cell, Table
from pages.cards.headlines import say_count
from pages.view.stamp import explain_codes
from pages.view.view import View
from pages.view.words import mark

Listing = tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...], tuple[str, ...]]

MOST = 5000
"""Figures listed on the page at most."""

TITLES = {
    "no-target": (mark("Indicators without a target"), mark("Their series have a direction, but no target was adopted for any year or place.")),
    "no-baseline": (mark("Indicators without a baseline"), mark("Not known where they stood before the work began, in no place and for no series.")),
    "no-data": (mark("Indicators without data"), mark("No figure came in for any of their series, in no place and no year.")),
    "reports-missing": (
        mark("Half-yearly reports that are missing"),
        mark("Due by the day of the release and not received. Reports not yet due are not counted."),
    ),
    "figures-revised": (
        mark("Yearly figures revised since the last release"),
        mark("Yearly totals that a correcting report changed, the largest change first; confidential figures are never among them."),
    ),
    "figures-completed": (
        mark("Yearly figures completed since the last release"),
        mark("Yearly totals that a late report made complete, the largest change first; confidential figures are never among them."),
    ),
}


def build(view: View, code: str) -> Card:
    """The card of one headline count. Filters do not narrow it: it lists what the number counts. Raises KeyError for an unknown code."""
    name, meaning = TITLES[code]
    title = view.say(name)
    heads, rows, notes = LISTS[code](view, code)
    counted = say_count(view, code)
    return Card(
        address=f"counted:{code}",
        title=title,
        subtitle=view.say(meaning) + " " + view.say("Places, objectives and years do not narrow this list."),
        sentence=(*counted, ".") if counted else (),
        table=Table(title, heads, rows),
        notes=notes,
        table_first=bool(rows),
        links=((view.say("Close this list"), view.link("/")),),
    )


def _indicators(view: View, code: str) -> Listing:
    """Indicators by objective, each with its unit and who is responsible."""
    items = {row.item for row in view.rows("headline_items", code=code)}
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
    items = {row.item for row in view.rows("headline_items", code=code)}
    rows = tuple(
        (
            Cell(view.words.pick(view.framework.institutions[row.institution])),
            Cell(reports.name_half(view, row.period)),
            Cell(view.words.day(row.due_on)),
            reports.show_report(view, row),
        )
        for row in view.rows("reports")
        if row.key in items
    )
    return (view.say("Institution"), view.say("Half-year"), view.say("Due on"), view.say("State")), rows, ()


def _figures(view: View, code: str) -> Listing:
    """Every changed figure, the largest change first."""
    found = view.rows("figures_revised", change=code.removeprefix("figures-"), years=(), regions=(), listed_series=(), most=MOST + 1)
    notes = explain_codes(view, {missing for row in found for missing in (row.was_missing, row.became_missing) if missing})
    if len(found) > MOST:
        notes += (view.say("The first {count} figures; the file of the release, on page Methods, has all.", count=view.words.number(MOST)),)
    return revised.heads(view), revised.rows(view, found[:MOST]), tuple(notes)


LISTS: dict[str, Callable[[View, str], Listing]] = {
    "no-target": _indicators,
    "no-baseline": _indicators,
    "no-data": _indicators,
    "reports-missing": _reports,
    "figures-revised": _figures,
    "figures-completed": _figures,
}
