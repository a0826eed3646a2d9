"""The headline counts of a release: each is a released row, each leads to the list of exactly what it counts."""

from html import escape

from pages.cards.cell import Cell, Sentence, compose, show_amount, show_value
from pages.cards.markup import write_sentence
from pages.view.headlines import HEADLINES
from pages.view.view import View
from queries.rows import CommitmentAmountsRow, FiguresRow, HeadlinesRow

EXECUTED = "P-2.executed"
"""The series that says how much of the Peruvian contribution was executed."""
WHOLE_TERM = {"series": EXECUTED, "kind": "term", "breakdowns": (), "regions": ("ALL",), "first": None, "last": None}


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


def say_contribution(view: View) -> Sentence:
    """What was executed of the Peruvian contribution, of the amount the instrument names; empty where either is not released."""
    series = view.framework.series.get(EXECUTED)
    if series is None:
        return ()
    clause = view.framework.indicators[series.indicator].clause
    promised = next((row for row in view.rows(CommitmentAmountsRow) if row.clause == clause and row.currency == series.currency), None)
    executed = next((row for row in view.rows(FiguresRow, **WHOLE_TERM) if row.source == series.shown_source), None)
    if promised is None or executed is None:
        return ()
    return compose(
        view.say("{executed} of at least {promised} executed by Peru"),
        executed=Cell(show_value(view.words, series, executed), executed.key),
        promised=Cell(show_amount(view.words, series, promised.amount), promised.key),
    )


def write_trust(view: View) -> str:
    """The numbers to know before one trusts the others, as a section of HTML; each a link to the list of what it counts.

    A sentence where nothing was released yet.
    """
    if not view.release:
        return f"<p>{escape(view.say('Nothing was released by this day. Choose a later one under “As known on”.'))}</p>"
    counts = _counts(view)
    whole = {"reports-missing": Cell(view.words.number(view.release.reports_due), f"release/{view.number}")}
    if indicators := counts.get("indicators"):
        whole["no-target"] = Cell(view.words.number(indicators.value), indicators.key)
    items = [_item(view, code, whole.get(code)) for code in FIRST]
    if sentence := say_contribution(view):
        items.insert(2, _write_item(sentence, view.link("/indicators", indicator=EXECUTED.rsplit(".", 1)[0])))
    also = " · ".join(filter(None, (_write_link(view, code) for code in ALSO)))
    narrowed = view.selection.region or view.selection.objective
    scope = f'<p class="scope">{escape(view.say("Whole Partnership, whatever the filters."))}</p>' if narrowed else ""
    return (
        f'<section class="card trust"><h2 class="title">{escape(view.say("Before you trust it"))}</h2>{scope}'
        f'<ul class="headlines">{"".join(items)}</ul><p class="also">{escape(view.say("Also:"))} {also}</p></section>'
    )


FIRST = ("reports-missing", "no-target", "figures-revised")
ALSO = ("figures-completed", "no-baseline", "no-data")


def _item(view: View, code: str, whole: Cell | None) -> str:
    """One count, large, with what it is a part of."""
    sentence = say_count(view, code)
    if not sentence:
        return ""
    of = compose(view.say(" of {all}"), all=whole) if whole else ()
    return _write_item((*sentence[:1], *of, *sentence[1:]), view.link("/", show=code), view.selection.show == code)


def _write_item(sentence: Sentence, href: str, chosen: bool = False) -> str:
    here = ' aria-current="true"' if chosen else ""
    return f'<li><a href="{escape(href)}"{here}>{write_sentence(sentence)}</a></li>'


def _write_link(view: View, code: str) -> str:
    sentence = say_count(view, code)
    here = ' aria-current="true"' if view.selection.show == code else ""
    return f'<a href="{escape(view.link("/", show=code))}"{here}>{write_sentence(sentence)}</a>' if sentence else ""


def _counts(view: View) -> dict[str, HeadlinesRow]:
    return {row.code: row for row in view.rows(HeadlinesRow)}
