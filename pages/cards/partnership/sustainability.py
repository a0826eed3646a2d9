"""Sustainability of each activity after the Partnership: what continues, who pays, since when, and the document."""

from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.view.view import View
from pages.view.words import mark
from queries.rows import SustainabilityRow

STATES = {"continues": mark("goes on"), "planned": mark("planned"), "at-risk": mark("at risk"), "ended": mark("ended")}
HEADS = (mark("What goes on"), mark("Who pays"), mark("Since"), mark("State"), mark("Evidence"))


def build(view: View) -> Card:
    """The measures of every activity, under its name; the activities without one are named at the end."""
    rows = view.rows(SustainabilityRow)
    title = view.say("Sustainability after the Partnership, by activity")
    activities = view.framework.activities
    lines: list[tuple[Cell, ...]] = []
    for code, activity in activities.items():
        own = [row for row in rows if row.activity == code]
        lines += [(Cell(f"{code} {view.words.pick(activity)}"),), *(_line(view, row) for row in own)] if own else []
    without = [code for code in activities if code not in {row.activity for row in rows}]
    return Card(
        address="sustainability",
        title=title,
        subtitle=view.say("Section IX: improvements should last beyond the Partnership."),
        sentence=() if rows else (view.say("No measure is recorded for any activity."),),
        table=Table(title, tuple(map(view.say, HEADS)), tuple(lines)),
        notes=(view.say("No measure is recorded for {activities}.", activities=view.words.join(without)),) if rows and without else (),
        table_first=True,
    )


def _line(view: View, row: SustainabilityRow) -> tuple[Cell, ...]:
    facts = {"what": "sustainability", "activity": row.activity, "state": row.state, "since": str(row.since or ""), "payer": row.payer or ""}
    payer = view.words.pick(view.framework.institutions[row.payer]) if row.payer else view.say("nobody is named")
    return (
        Cell(view.words.pick(row, "what"), row.key, "", facts | {"release": view.number}, "strong"),
        Cell(payer),
        Cell(view.words.day(row.since) if row.since else "–"),
        Cell(view.say(STATES[row.state])),
        Cell(row.evidence or "–"),
    )
