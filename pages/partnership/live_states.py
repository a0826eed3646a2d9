"""What became of reports since the release: received, returned, verified, agreed. States and days alone; their figures come with the next release."""

from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from data import page_api
from pages.card.cell import Cell, Table
from pages.card.markup import write_table
from pages.cards.partnership.reports import name_half
from pages.view.store import released_path
from pages.view.templates import fill
from pages.view.view import View
from pages.view.words import mark
from queries.rows import ReportsRow

HEADS = (mark("Institution"), mark("Half-year"), mark("Version"), mark("State"), mark("Since"))
STATES = {
    "received": mark("◔ received; the technical secretary checks it next"),
    "verified": mark("◑ verified; both sides agree to it next"),
    "returned": mark("↩ returned for correction; the institution sends the next version"),
    "agreed": mark("● agreed; its figures enter the next release"),
}


class LiveState(NamedTuple):
    """The newest version of a report and what became of it."""

    institution: str
    period: str
    version: int
    state: str
    on: str


def list_new(view: View) -> list[LiveState]:
    """Reports whose version or state is another one now than the newest release knows, the last step first; none beside an earlier release."""
    if view.release is None or view.releases[-1].release != view.number:
        return []
    known = {(row.institution, row.period): (row.version, row.state) for row in view.rows(ReportsRow)}
    live = [LiveState(**each) for each in page_api.read_live_states(released_path())]
    new = [each for each in live if known.get((each.institution, each.period)) != (each.version, each.state) and each.state in STATES]
    return sorted((each for each in new if each.institution in view.framework.institutions), key=lambda each: each.on, reverse=True)


def write_new(view: View) -> Markup:
    """Those reports as a table; empty where there is none."""
    rows = list_new(view)
    if not rows:
        return Markup()
    title = view.say("Since release {number}: not in the figures yet", number=view.number)
    table = Table(title, tuple(map(view.say, HEADS)), tuple(_row(view, each) for each in rows))
    return fill("partnership/live_states.html", view, title=title, table=write_table(table, visible_caption=False))


def _row(view: View, each: LiveState) -> tuple[Cell, ...]:
    return (
        Cell(view.words.pick(view.framework.institutions[each.institution])),
        Cell(name_half(view, each.period)),
        Cell(str(each.version)),
        Cell(view.say(STATES[each.state])),
        Cell(view.words.day(date.fromisoformat(each.on))),
    )
