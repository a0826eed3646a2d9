"""The headline counts of a release in one line: each is a released row, each leads to the list of exactly what it counts."""

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
    text = view.words.count(*headline.said, row.value, count="{count}", before=view.number - 1)
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
        view.say("Peruvian contribution: {executed} executed of at least {promised}"),
        executed=Cell(show_value(view.words, series, executed), executed.key),
        promised=Cell(show_amount(view.words, series, promised.amount), promised.key),
    )


def write_headlines(view: View) -> str:
    """The line of links as HTML; the one whose list is open says so. A sentence where nothing was released yet."""
    links = [(say_count(view, code), view.link("/", show=code), view.selection.show == code) for code in HEADLINES]
    links.append((say_contribution(view), view.link("/indicators", indicator=EXECUTED.rsplit(".", 1)[0]), False))
    here = ' aria-current="true"'
    items = [
        f'<li><a href="{escape(href)}"{here if chosen else ""}>{write_sentence(sentence)}</a></li>' for sentence, href, chosen in links if sentence
    ]
    if not items:
        return f"<p>{escape(view.say('Nothing was released by this day. Choose a later one under “As known on”.'))}</p>"
    narrowed = view.selection.region or view.selection.objective
    scope = f'<p class="scope">{escape(view.say("Whole Partnership, whatever the filters:"))}</p>' if narrowed else ""
    return f'{scope}<ul class="headlines">{"".join(items)}</ul>'


def _counts(view: View) -> dict[str, HeadlinesRow]:
    return {row.code: row for row in view.rows(HeadlinesRow)}
