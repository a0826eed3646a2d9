"""What is due: every report that is missing, returned or not yet due, each with its workbook; what is overdue first, the newest on top."""

from dataclasses import replace
from urllib.parse import urlencode

from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.cards.partnership.reports import name_half, show_report
from pages.view.view import View
from pages.view.words import mark
from queries.rows import InstitutionRegionsRow, ReportsRow

OVERDUE = ("missing", "returned")
OPEN = ("not-due",)


def build(view: View) -> Card:
    """A row a report; of the chosen institution, and of the institutions that report for the chosen places."""
    found = list_due(view)
    names = [view.words.pick(view.framework.regions[place]) for place in view.selection.region]
    title = view.say("Reports due for {places}", places=view.words.join(names)) if names else view.say("Reports due")
    return Card(
        address="due",
        title=title,
        subtitle=view.say(
            "As of {day}: overdue reports first, newest on top; then those not yet due. The form lists the figures the institution must report.",
            day=view.words.day(view.release.released_on) if view.release else "",
        ),
        sentence=() if found else (view.say("Nothing is due."),),
        table=Table(title, tuple(map(view.say, HEADS)), tuple(_row(view, row) for row in found)),
        table_first=bool(found),
    )


HEADS = (mark("Institution"), mark("Half-year"), mark("Due on"), mark("State"), mark("Workbook"))


def list_due(view: View) -> list[ReportsRow]:
    """The reports that somebody still has to send, as of this release."""
    asked = view.selection
    reporting = {row.institution for row in view.rows(InstitutionRegionsRow) if row.region in asked.region}
    wanted = [
        row
        for row in view.rows(ReportsRow)
        if row.state in OVERDUE + OPEN and (not asked.region or row.institution in reporting) and asked.institution in ("", row.institution)
    ]
    overdue = sorted((row for row in wanted if row.state in OVERDUE), key=lambda row: row.due_on, reverse=True)
    return overdue + sorted((row for row in wanted if row.state in OPEN), key=lambda row: row.due_on)


def _row(view: View, row: ReportsRow) -> tuple[Cell, ...]:
    query = urlencode({"institution": row.institution, "half": row.period, "lang": view.words.language})
    name = view.words.pick(view.framework.institutions[row.institution])
    workbook = Cell(view.say("Get the workbook"), href=f"/download/workbook?{query}")
    return (
        Cell(name, href=view.link("/reports", institution=row.institution)),
        Cell(name_half(view, row.period)),
        Cell(view.words.day(row.due_on)),
        _state(view, row),
        workbook,
    )


def _state(view: View, row: ReportsRow) -> Cell:
    """The state at the release; what was not due then may be due by now, so the day is said."""
    cell = show_report(view, row)
    if row.state not in OPEN or view.release is None:
        return cell
    day = view.words.day(view.release.released_on)
    return replace(cell, text=view.say("– not yet due on {day}", day=day))
