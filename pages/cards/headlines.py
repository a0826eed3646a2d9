"""The headline counts of a release: each is a released row, each leads to the list of exactly what it counts."""

from html import escape

from pages.cards.cell import Cell, Sentence, compose, show_amount, show_value
from pages.cards.markup import write_sentence
from pages.view.headlines import HEADLINES
from pages.view.view import View
from pages.view.words import mark
from queries.rows import CommitmentAmountsRow, FiguresRow, HeadlinesRow

PLEDGES = {
    "P-2.executed": mark("{counted} of at least {promised} executed by Peru"),
    "P-1.disbursed": mark("{counted} disbursed by the United States, of {promised}"),
}
"""Of each side the series that says how much of its contribution was made, and how that is said."""


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
        view.say(PLEDGES[code]),
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


def write_trust(view: View) -> str:
    """The numbers to know before one trusts the others, as a section of HTML; each a link to the list of what it counts.

    A sentence where nothing was released yet.
    """
    if not view.release:
        return f"<p>{escape(view.say('Nothing was released by this day. Choose a later one under “As known on”.'))}</p>"
    counts = _counts(view)
    whole = {}
    for code, all_of in WHOLE.items():
        if row := counts.get(all_of):
            whole[code] = Cell(view.words.number(row.value), row.key)
    items = [f"<li>{write_sentence(say_reports(view))}</li>"]
    money = [(say_contribution(view, code), code) for code in PLEDGES]
    if all(sentence for sentence, _ in money):  # both sides, or neither
        items += [_write_item(sentence, view.link("/indicators", indicator=code.rsplit(".", 1)[0])) for sentence, code in money]
    items += [_item(view, code, whole.get(code)) for code in FIRST]
    also = " · ".join(filter(None, (_write_link(view, code) for code in ALSO)))
    narrowed = view.selection.region or view.selection.objective
    scope = f'<p class="scope">{escape(view.say("Whole Partnership, whatever the filters."))}</p>' if narrowed else ""
    return (
        f'<section class="card trust"><h2 class="title">{escape(view.say("How complete are the data?"))}</h2>{scope}'
        f'<ul class="headlines">{"".join(items)}'
        f'<li><details class="also"><summary>{escape(view.say("More"))}</summary><p>{also}</p></details></li></ul></section>'
    )


FIRST = ("explanations-missing", "no-target", "figures-revised")
WHOLE = {"explanations-missing": "explanations-due", "no-target": "indicators"}
"""Of a count, the count of all it is a part of."""
ALSO = ("figures-completed", "no-baseline", "no-data")


def _item(view: View, code: str, whole: Cell | None) -> str:
    """One count, large, with what it is a part of."""
    sentence = say_count(view, code)
    if not sentence:
        return ""
    if whole:
        of = compose(view.say(" of {all}"), all=whole)
        sentence = tuple(each for part in sentence for each in ((part, *of) if isinstance(part, Cell) else (part,)))
    return _write_item(sentence, view.link("/", show=code), view.selection.show == code)


def _write_item(sentence: Sentence, href: str, chosen: bool = False) -> str:
    here = ' aria-current="true"' if chosen else ""
    return f'<li><a href="{escape(href)}"{here}>{write_sentence(sentence)}</a></li>'


def _write_link(view: View, code: str) -> str:
    sentence = say_count(view, code)
    here = ' aria-current="true"' if view.selection.show == code else ""
    return f'<a href="{escape(view.link("/", show=code))}"{here}>{write_sentence(sentence)}</a>' if sentence else ""


def _counts(view: View) -> dict[str, HeadlinesRow]:
    return {row.code: row for row in view.rows(HeadlinesRow)}
