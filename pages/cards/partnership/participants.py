"""Who takes part on each side, and the implementing partners with their terms: institutions and roles, never persons."""

from dataclasses import replace
from urllib.parse import urlsplit

from data.compact import compact
from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.view.view import View
from pages.view.words import mark
from queries.rows import InstitutionsRow

ROLES = {
    "lead": mark("leads"),
    "embassy": mark("embassy"),
    "secretary": mark("technical secretariat, point of contact"),
    "chair": mark("chairs the Commission"),
    "member": mark("member of the Commission"),
    "other": mark("takes part"),
    "implementing_partner": mark("implementing partner"),
    "sub_recipient": mark("sub-recipient"),
}
ORDER = {role: place for place, role in enumerate(ROLES)}
"""A programme of its own may have other roles: they stand last and take part."""
RELATED = mark(
    "Results may also be those of other work that the preamble names: programmes of the Department of State, USAID, the Department of Labor and "
    "law enforcement agencies, and the memorandum of 16 February 2017 on small-scale gold mining (activity 3.2)."
)
HEADS = (mark("Institution"), mark("Part in it"), mark("Since"), mark("Until"), mark("What is known"))


def build(view: View) -> Card:
    """The participants of both sides, each side under its name."""
    title = view.say("Who takes part")
    return _card(
        view,
        "participants",
        title,
        view.say("Section V. Points of contact are offices; a change is notified in writing within 30 days."),
        tuple(compact().countries),
    )


def build_partners(view: View) -> Card:
    """The organisations that carry activities out with the funds of the other side, with their terms as far as they are known."""
    title = view.say("Implementing partners")
    card = _card(view, "partners", title, view.say("Organisations that are given the funds, in competition, after the signature."), ("partner",))
    return replace(card, notes=(view.say(RELATED),))


def _card(view: View, address: str, title: str, subtitle: str, sides: tuple[str, ...]) -> Card:
    rows: list[tuple[Cell, ...]] = []
    for side in sides:
        own = [row for row in view.framework.institutions.values() if row.side == side and not row.demonstration]
        rows += [(Cell(view.words.side(side) or view.say("Partners")),)] if own and len(sides) > 1 else []
        rows += [_line(view, row) for row in sorted(own, key=lambda row: ORDER.get(row.role, len(ORDER)))]
    return Card(
        address=address,
        title=title,
        subtitle=subtitle,
        sentence=() if rows else (view.say("No institution is known."),),
        table=Table(title, tuple(map(view.say, HEADS)), tuple(rows)),
        real=True,
        table_first=True,
    )


def _part(view: View, row: InstitutionsRow) -> list[Cell]:
    """The part it takes; of a partner also to whom it reports, which for a sub-recipient is who gave it its award."""
    part = [Cell(view.say(ROLES.get(row.role, ROLES["other"])))]
    above = view.framework.institutions.get(row.reports_to or "")
    if row.side != "partner" or above is None:
        return part
    text = view.say("award from {name}, reports to it") if row.role == "sub_recipient" else view.say("reports to {name}")
    return [*part, Cell(text.format(name=view.words.pick(above)), tone="line quiet")]


def _line(view: View, row: InstitutionsRow) -> tuple[Cell, ...]:
    facts = {"what": "institution", "institution": row.institution, "role": row.role, "release": view.number}
    known = [Cell(view.words.pick(row, "note") or "")]
    known += [Cell(urlsplit(row.source_url).netloc, tone="line", href=row.source_url)] if row.source_url else []
    return (
        Cell(view.words.pick(row), f"institution/{row.institution}", "", facts),
        Cell("", parts=tuple(_part(view, row))),
        Cell(view.words.day(row.valid_from) if row.valid_from else "–"),
        Cell(view.words.day(row.valid_to) if row.valid_to else "–"),
        Cell("", parts=tuple(known)),
    )
