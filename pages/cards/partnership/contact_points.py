"""Who is written to on each side: an office and a role, from when to when, and whether a change was notified in time."""

from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.view.view import View
from pages.view.words import mark
from queries.rows import ContactPointsRow

HEADS = (mark("Role"), mark("Since"), mark("Until"), mark("Change notified"))
NOTICES = {
    "none": mark("named in the instrument"),
    "in-time": mark("within 30 days"),
    "late": mark("later than 30 days"),
    "awaited": mark("not yet; the 30 days run"),
    "not-known": mark("not known; the 30 days are over"),
}


def build(view: View) -> Card:
    """The points of contact of both sides, the newest first; those of the demonstration apart."""
    rows = view.rows(ContactPointsRow)
    title = view.say("Points of contact")
    lines: list[tuple[Cell, ...]] = []
    for group in dict.fromkeys((row.demonstration, row.side) for row in rows):
        name = view.words.side(group[1])
        lines.append((Cell(view.say("{side}: demonstration", side=name) if group[0] else name),))
        lines += [_line(view, row) for row in rows if (row.demonstration, row.side) == group]
    return Card(
        address="contact-points",
        title=title,
        subtitle=view.say("Section VI: a change is notified in writing within 30 days. Offices and roles, never persons."),
        sentence=() if rows else (view.say("No point of contact is known."),),
        table=Table(title, tuple(map(view.say, HEADS)), tuple(lines)),
        real=not any(row.demonstration for row in rows),
        table_first=True,
    )


def _line(view: View, row: ContactPointsRow) -> tuple[Cell, ...]:
    facts = {
        "what": "point of contact",
        "institution": row.institution,
        "valid_from": str(row.valid_from),
        "notice": row.notice,
        "release": view.number,
    }
    text = NOTICES["none" if row.clause else row.notice]
    notice = [Cell(view.say(text) if row.notice != "none" or row.clause else "–")]
    notice += [Cell(view.words.day(row.notified_on), tone="line quiet")] if row.notified_on else []
    role = (
        Cell(view.words.pick(row, "role"), row.key, "", facts, "strong"),
        Cell(view.words.pick(view.framework.institutions[row.institution]), tone="line quiet"),
    )
    return (
        Cell("", parts=role),
        Cell(view.words.day(row.valid_from)),
        Cell(view.words.day(row.valid_to) if row.valid_to else "–"),
        Cell("", parts=tuple(notice)),
    )
