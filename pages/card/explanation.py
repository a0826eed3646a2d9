"""What a status asks the responsible institution to explain: the cause, the action and the day it gave, or that they are missing."""

from pages.card import ratings
from pages.card.cell import Cell
from pages.card.facts import describe
from pages.card.revised import name_institutions
from pages.view.view import View
from pages.view.words import mark
from queries.rows import ExplanationsRow

HEADS = (mark("Region"), mark("Indicator"), mark("To be explained"), mark("Asked of"))
"""Heads of the columns of `missing_row`."""


def read_given(view: View, year: int | None) -> dict[tuple[str, str], ExplanationsRow]:
    """The explanations of a year that were cleared, by series and region."""
    return {(row.series, row.region): row for row in view.rows(ExplanationsRow, year=year) if row.explained} if year else {}


def explained_cell(view: View, row: ExplanationsRow) -> Cell:
    """`North, why: …  What is done: …, by Dec 31, 2024`, to stand below the row of its indicator."""
    (cause, lang), (action, action_lang) = (_pick(view, row, name) for name in ("cause", "action"))
    facts = describe(view, row, "explanation", row.year, cause=cause, action=action, act_by=str(row.act_by or ""))
    place = view.words.pick(view.framework.regions[row.region])
    parts = [Cell(view.say("{place}, cause:", place=place), tone="strong"), Cell(cause, row.key, "", facts, lang=lang)]
    if action:
        parts += [Cell(view.say("Action:"), tone="strong"), Cell(action, row.key, lang=action_lang)]
    if row.act_by:
        parts.append(Cell(view.say("By {day}.", day=view.words.day(row.act_by)), row.key))
    return Cell("", tone="told", parts=tuple(parts))


def missing_row(view: View, row: ExplanationsRow) -> tuple[Cell, ...]:
    """Place, indicator, what asks, and who is asked, as a row of a table."""
    indicator = view.framework.indicators[row.indicator]
    facts = describe(view, row, "explanation", row.year, status=row.status, direction=row.direction, far_above=row.far_above)
    return (
        Cell(view.words.pick(view.framework.regions[row.region])),
        Cell(f"{row.indicator} {view.words.pick(indicator)}", href=view.link("/indicators", indicator=row.indicator)),
        Cell("; ".join(asked_words(view, row)), row.key, "", facts),
        Cell(name_institutions(view, row.institution)),
    )


def asked_words(view: View, row: ExplanationsRow) -> list[str]:
    """What asks for the explanation, in words: `target not met`, `got worse`, `far above: review the target`."""
    asked = [("status", "not-met")] if row.status == "not-met" else []
    asked += [("direction", "got-worse")] if row.direction == "got-worse" else []
    asked += [("note", "far-above")] if row.far_above else []
    return [ratings.say_word(view, kind, code) for kind, code in asked]


def _pick(view: View, row: ExplanationsRow, name: str) -> tuple[str, str]:
    """The text in the language of the view, else in the other one with its code."""
    return view.words.pick_any(row, name)
