"""The story of an institution's reports: each half-year's due date, arrival, correction, state and version."""

from datetime import date

from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.card.revised import show_reason
from pages.cards.partnership.reports import name_half
from pages.view.view import View
from pages.view.words import mark
from queries.rows import ReportsRow

STATES = {
    "agreed": mark("agreed by both sides"),
    "verified": mark("verified, not yet agreed"),
    "received": mark("received, not yet verified"),
    "returned": mark("returned for correction"),
    "missing": mark("did not come"),
    "not-due": mark("not yet due"),
}


def build(view: View, institution: str) -> Card:
    """One row a half-year of the chosen years, the newest first. Raises KeyError for an institution nobody knows."""
    name = view.words.pick(view.framework.institutions[institution])
    found = [row for row in view.rows(ReportsRow) if row.institution == institution and row.year in view.years]
    title = view.say("The reports of {institution}", institution=name)
    return Card(
        address=f"institution-reports:{institution}",
        title=title,
        subtitle=view.say("As of the day of the release. A new version supersedes the one before, which stays in the ledger."),
        sentence=() if found else (view.say("This release has no report for the chosen years."),),
        table=Table(title, tuple(map(view.say, HEADS)), tuple(_row(view, row) for row in reversed(found))),
        notes=(view.say("Only agreed reports are in the figures."),),
        table_first=True,
        links=((view.say("All institutions"), view.link("/reports")),),
    )


HEADS = (
    mark("Half-year"), mark("Due on"), mark("First came in"), mark("Corrected on"), mark("On time?"), mark("State"), mark("Version"),
    mark("Stated reason"),
)  # fmt: skip


def _row(view: View, row: ReportsRow) -> tuple[Cell, ...]:
    def day(value: date | None) -> Cell:
        return Cell(view.words.day(value) if value else "–")

    return (
        Cell(name_half(view, row.period)),
        day(row.due_on),
        day(row.received_on),
        day(row.corrected_on),
        Cell(_punctual(view, row)),
        Cell(view.say(STATES[row.state])),
        Cell(view.words.number(row.version), row.key) if row.version else Cell("–"),
        show_reason(view, row),
    )


def _punctual(view: View, row: ReportsRow) -> str:
    if row.received_on is None:
        return "–"
    return view.say("late") if row.late else view.say("on time")
