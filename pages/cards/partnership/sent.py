"""What members send beside figures: amounts, posts and milestones, row by row as they reported them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.charts.timeline import Day, Point, Row, Span, draw_timeline
from pages.view.view import View
from pages.view.words import mark
from queries.rows import ContributionsRow, MilestonesRow, PersonnelRow

STAGES = {
    "pledged": mark("pledged"),
    "opening": mark("opening budget"),
    "amended": mark("amended budget"),
    "executed": mark("executed"),
    "disbursed": mark("disbursed"),
}
FORMS = {"cash": mark("in cash"), "in-kind": mark("in kind")}
STATES = {
    "met": mark("met"),
    "late": mark("met late"),
    "in-progress": mark("in progress"),
    "not-begun": mark("not begun"),
    "dropped": mark("dropped"),
}
OF = {
    "plan": mark("Implementation Plan"),
    "sustainability": mark("Sustainability"),
    "evaluation": mark("Evaluation"),
    "other": mark("The Partnership as a whole"),
}
"""What a milestone is of beside an activity."""
AMOUNT_HEADS = (mark("Institution"), mark("Year"), mark("Stage and form"), mark("Amount"), mark("What for, and evidence"), mark("Report"))
POST_HEADS = (mark("Post"), mark("Region"), mark("Half-year"), mark("Planned"), mark("Filled"), mark("Report"))
MILESTONE_HEADS = (mark("Milestone"), mark("Planned"), mark("Done on"), mark("State"), mark("Evidence"), mark("Report"))


def build_contributions(view: View) -> Card:
    """Every reported amount in its own currency and stage, of the chosen places and objectives; nothing is added up."""
    chosen = {"regions": view.selection.region, "objectives": view.selection.objective}
    rows = view.rows(ContributionsRow, first=view.selection.first, last=view.selection.last, **chosen)
    title = view.say("Amounts as institutions reported them")
    lines: list[tuple[Cell, ...]] = []
    for currency in dict.fromkeys(row.currency for row in rows):
        lines.append((Cell(view.words.own(f"currency.{currency}") or currency),))
        lines += [_amount(view, row) for row in rows if row.currency == currency]
    card = replace(_card(view, "contributions", title, view.say("from sheet Contributions of agreed reports"), AMOUNT_HEADS, lines), folded=True)
    if not any(chosen.values()):
        return card
    return replace(card, notes=(view.say("Amounts whose report names no place, or no objective, are left out of a choice of them."),))


def build_personnel(view: View) -> Card:
    """Every reported kind of post in the chosen regions, the newest half-year first."""
    rows = [row for row in view.rows(PersonnelRow) if not view.selection.region or row.region in view.selection.region]
    title = view.say("Posts as institutions reported them")
    subtitle = view.say("from sheet Personnel of agreed reports; no baseline of 2017 was found, so no increase can be stated")
    return replace(_card(view, "personnel", title, subtitle, POST_HEADS, [_post(view, row) for row in rows]), folded=True)


def build_milestones(view: View) -> Card:
    """Milestones on a time line, planned against done, with their table."""
    rows = view.rows(MilestonesRow)
    title = view.say("Milestones: planned and done")
    dated = [_planned(view, row) for row in rows if row.due_on]
    released = [Day(view.say("release {number}", number=view.number), view.release.released_on)] if view.release else []
    card = _card(
        view, "milestones", title, view.say("from sheet Milestones of agreed reports"), MILESTONE_HEADS, [_milestone(view, row) for row in rows]
    )
    if not dated:
        return card
    return replace(
        card,
        sentence=tuple(f"{_name(view, row)}: {view.say(STATES[row.state])}. " for row in rows),
        figure=draw_timeline(dated, released, view.say("today")),
        notes=(view.say("Hollow mark: planned day; filled: done."),),
        table_first=False,
    )


def _planned(view: View, row: MilestonesRow) -> Row:
    """A milestone on the time line: planned, and where it is told, done."""
    state = view.say(STATES[row.state])
    points = [Point(row.due_on, "hollow", state, row.key)]
    if row.done_on is None:
        return Row(_name(view, row), state, [], points if row.state != "met" else [Point(row.due_on, "filled", state, row.key)])
    first, last = sorted((row.due_on, row.done_on))
    return Row(_name(view, row), state, [Span(first, last)], [*points, Point(row.done_on, "filled", state, row.key)])


def _card(view: View, address: str, title: str, subtitle: str, heads: Sequence[str], rows: list[tuple[Cell, ...]]) -> Card:
    return Card(
        address=address,
        title=title,
        subtitle=subtitle,
        sentence=() if rows else (view.say("No report that is released says anything of it."),),
        table=Table(title, tuple(map(view.say, heads)), tuple(rows)),
        table_first=True,
    )


def _amount(view: View, row: ContributionsRow) -> tuple[Cell, ...]:
    facts = _facts(
        view,
        row,
        "contribution",
        objective=row.objective,
        region=row.region,
        year=row.year,
        stage=row.stage,
        form=row.form,
        amount=row.amount,
        currency=row.currency,
    )
    said = [Cell(view.words.pick(row, "purpose") or "")] + ([Cell(_serves(view, row), tone="line quiet")] if row.objective or row.region else [])
    said += [Cell(row.evidence, tone="line quiet")] if row.evidence else []
    of = [view.say(STAGES[row.stage]), view.say(FORMS[row.form]), *([view.say("given back")] if row.amount < 0 else [])]
    return (
        Cell(_institution(view, row)),
        Cell(str(row.year)),
        Cell(", ".join(of)),
        Cell(view.words.money(row.amount, row.currency), row.key, "", facts, "number"),
        Cell("", parts=tuple(said)),
        _report(view, row),
    )


def _post(view: View, row: PersonnelRow) -> tuple[Cell, ...]:
    facts = _facts(view, row, "personnel", region=row.region, planned=row.planned, filled=row.filled)
    planned = Cell("–") if row.planned is None else Cell(view.words.number(row.planned), row.key, tone="number")
    return (
        Cell("", parts=(Cell(view.words.pick(row, "post")), Cell(_institution(view, row), tone="line quiet"))),
        Cell(view.words.pick(view.framework.regions[row.region])),
        Cell(view.words.half(row.period)),
        planned,
        Cell(view.words.number(row.filled), row.key, "", facts, "number"),
        _report(view, row),
    )


def _milestone(view: View, row: MilestonesRow) -> tuple[Cell, ...]:
    facts = _facts(view, row, "milestone", activity=row.activity, due_on=str(row.due_on or ""), done_on=str(row.done_on or ""), state=row.state)
    return (
        Cell("", parts=(Cell(_name(view, row), row.key, "", facts, "strong"), Cell(_institution(view, row), tone="line quiet"))),
        Cell(view.words.day(row.due_on) if row.due_on else "–"),
        Cell(view.words.day(row.done_on) if row.done_on else "–"),
        Cell(view.say(STATES[row.state])),
        Cell(row.evidence or "–"),
        _report(view, row),
    )


def _serves(view: View, row: ContributionsRow) -> str:
    """The objective and the place an amount is for, as far as its report names them."""
    objective = view.framework.objectives.get(row.objective or "")
    place = view.framework.regions.get(row.region or "")
    return " · ".join(str(view.words.pick(each)) for each in (objective, place) if each)


def _name(view: View, row: MilestonesRow) -> str:
    """What it is of, and its name: `1.3 · Interview rooms`."""
    of = view.say(OF[row.activity]) if row.activity in OF else row.activity
    name = str(view.words.pick(row, "name"))
    return f"{of} · {name}" if of else name


def _institution(view: View, row: Any) -> str:
    return str(view.words.pick(view.framework.institutions[row.institution]))


def _report(view: View, row: Any) -> Cell:
    """The report it comes from, as a link to what is known of it, and its row."""
    text = view.say("{half}, row {row}", half=view.words.half(row.period), row=row.line)
    return Cell(text, row.key, view.link("/reports", institution=row.institution))


def _facts(view: View, row: Any, what: str, **told: Any) -> dict[str, Any]:
    return {"what": what, "institution": row.institution, "period": row.period, **told, "release": view.number}
