"""The headline counts of a release: each is a released row with a link to the list of exactly what it counts."""

from typing import NamedTuple

from markupsafe import Markup

from data.compact import compact
from pages.card.cell import Cell, Sentence, compose, show_amount, show_value
from pages.card.markup import write_sentence
from pages.view.headlines import HEADLINES
from pages.view.templates import fill
from pages.view.view import View
from queries.rows import CommitmentAmountsRow, FiguresRow, HeadlinesRow

PLEDGES = tuple(side.made for side in reversed(compact().sides) if side.made)
"""Of each side the series that says how much of its contribution was made."""


def say_count(view: View, code: str) -> Sentence:
    """`10 indicators have no target`, the number with its key; empty for a count this release does not have (nothing is revised in the first)."""
    row = _counts(view).get(code)
    headline = HEADLINES[code]
    if row is None or (headline.lists == "figures" and view.number == 1):
        return ()
    facts = {"what": "headline", "code": row.code, "value": row.value, "release": view.number}
    text = view.words.count(
        *headline.said, row.value, count="{count}", before=max((row.release for row in view.releases if row.release < view.number), default=0)
    )
    return compose(text, count=Cell(view.words.number(row.value), row.key, "", facts))


def say_contribution(view: View, code: str) -> Sentence:
    """What one side contributed, of the amount the instrument names; empty where either is not released."""
    series = view.framework.series.get(code)
    if series is None:
        return ()
    clause = view.framework.indicators[series.indicator].clause
    promised = next((row for row in view.rows(CommitmentAmountsRow) if row.clause == clause and row.currency == series.currency), None)
    whole = {"series": code, "kind": "term", "breakdowns": (), "regions": ("ALL",), "first": None, "last": None}
    counted = next((row for row in view.rows(FiguresRow, **whole) if row.source == series.shown_source), None)
    if promised is None or counted is None:
        return ()
    return compose(
        view.words.own(f"made.{series.currency}"),
        counted=Cell(show_value(view.words, series, counted), counted.key),
        promised=Cell(show_amount(view.words, series, promised.amount), promised.key),
    )


def say_reports(view: View) -> Sentence:
    """`111 of 118 reports due are agreed, 3 in progress, 4 missing`: the same words and numbers wherever reports are counted."""
    counts = _counts(view)
    codes = ("reports-agreed", "reports-due", "reports-in-progress", "reports-missing")
    if any(code not in counts for code in codes):
        return ()
    agreed, due, progress, missing = (
        Cell(view.words.number(counts[code].value), counts[code].key, view.link("/", show=code) if code in HEADLINES else "") for code in codes
    )
    text = view.say("{agreed} of {due} reports due are agreed, {progress} in progress, {missing} missing")
    return compose(text, agreed=agreed, due=due, progress=progress, missing=missing)


class Count(NamedTuple):
    """A count as a link to the list of what it counts."""

    sentence: Markup
    href: str
    chosen: bool = False


def write_trust(view: View) -> Markup:
    """The numbers to know before one trusts the others, as a section of HTML; each a link to the list of what it counts.

    A sentence where nothing was released yet.
    """
    if not view.release:
        return fill("cards/progress/no_release.html", view)
    counts = _counts(view)
    whole = {}
    for code, all_of in WHOLE.items():
        if row := counts.get(all_of):
            whole[code] = Cell(view.words.number(row.value), row.key)
    first = []
    money = [(say_contribution(view, code), code) for code in PLEDGES]
    if all(sentence for sentence, _ in money):  # both sides, or neither
        first += [Count(write_sentence(sentence), view.link("/indicators", indicator=code.rsplit(".", 1)[0])) for sentence, code in money]
    first += [each for code in FIRST if (each := _count(view, code, whole.get(code)))]
    return fill(
        "cards/progress/trust.html",
        view,
        reports=write_sentence(say_reports(view)),
        first=first,
        also=[each for code in ALSO if (each := _count(view, code))],
        narrowed=view.selection.region or view.selection.objective,
    )


FIRST = ("explanations-missing", "no-target", "figures-revised")
WHOLE = {"explanations-missing": "explanations-due", "no-target": "indicators"}
"""Of a count, the count of all it is a part of."""
ALSO = ("figures-completed", "no-baseline", "no-data")


def _count(view: View, code: str, whole: Cell | None = None) -> Count | None:
    """One count, with what it is a part of; None for one this release does not have."""
    sentence = say_count(view, code)
    if not sentence:
        return None
    if whole:
        of = compose(view.say(" of {all}"), all=whole)
        sentence = tuple(each for part in sentence for each in ((part, *of) if isinstance(part, Cell) else (part,)))
    return Count(write_sentence(sentence), view.link("/", show=code), view.selection.show == code)


def _counts(view: View) -> dict[str, HeadlinesRow]:
    return {row.code: row for row in view.rows(HeadlinesRow)}
