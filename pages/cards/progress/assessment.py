"""How the data of an indicator meet the five standards of quality, as a person assessed them, and when that falls due again."""

from pages.card.card import Card
from pages.card.cell import Cell, Table
from pages.view.view import View
from pages.view.words import mark
from queries.rows import QualityAssessmentsRow

STANDARDS = {
    "validity": (mark("Validity"), mark("the figure measures what it says")),
    "integrity": (mark("Integrity"), mark("nobody can change it without a trace")),
    "precision": (mark("Precision"), mark("it is detailed enough to decide on")),
    "reliability": (mark("Reliability"), mark("counted again it would be the same")),
    "timeliness": (mark("Timeliness"), mark("it comes in time to be of use")),
}
RESULTS = {"met": mark("met"), "partly": mark("met in part"), "not-met": mark("not met")}
HEADS = (mark("Standard"), mark("Result"), mark("What was found"), mark("Assessed, and by whom"), mark("Next due"))


def build(view: View, indicator: str) -> Card:
    """The five standards of one indicator; one that was never assessed says so. Raises KeyError for an indicator this release does not know."""
    row = view.framework.indicators[indicator]
    found = _of(view, indicator)
    title = view.say("How good the data are: five standards")
    return Card(
        address=f"assessment:{indicator}",
        title=title,
        subtitle=f"{indicator} · {view.words.pick(row)}",
        sentence=() if found else (view.say("The data of this indicator were never assessed."),),
        table=Table(title, tuple(map(view.say, HEADS)), tuple(_line(view, code, found.get(code)) for code in STANDARDS) if found else ()),
        notes=say_overdue(view, indicator),
        table_first=bool(found),
    )


def say_overdue(view: View, indicator: str) -> tuple[str, ...]:
    """A warning where an assessment of the indicator's data fell due before the release; else nothing."""
    days = [row.due_on for row in _of(view, indicator).values() if row.overdue]
    return (view.say("The quality of these data should have been assessed again by {day}.", day=view.words.day(min(days))),) if days else ()


def _of(view: View, indicator: str) -> dict[str, QualityAssessmentsRow]:
    return {row.standard: row for row in view.rows(QualityAssessmentsRow) if row.indicator == indicator}


def _line(view: View, code: str, row: QualityAssessmentsRow | None) -> tuple[Cell, ...]:
    name, meaning = map(view.say, STANDARDS[code])
    head = Cell("", parts=(Cell(name, tone="strong"), Cell(meaning, tone="line quiet")))
    if row is None:
        return head, Cell(view.say("never assessed")), Cell("–"), Cell("–"), Cell("–")
    facts = {"what": "quality", "indicator": row.indicator, "standard": code, "assessed_on": str(row.assessed_on), "result": row.result}
    assessed = (Cell(view.words.day(row.assessed_on)), Cell(view.words.pick(row, "assessor"), tone="line quiet"))
    due = [Cell(view.words.day(row.due_on) if row.due_on else "–")] + ([Cell(view.say("overdue"), tone="line quiet")] if row.overdue else [])
    return (
        head,
        Cell(view.say(RESULTS[row.result]), row.key, "", facts | {"release": view.number}),
        Cell(view.words.pick(row, "note") or "–"),
        Cell("", parts=assessed),
        Cell("", parts=tuple(due)),
    )
