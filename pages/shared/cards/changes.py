"""What changed since the last release."""

from pages.shared.card import Card
from pages.shared.cards import figures, revised
from pages.shared.cell import Sentence, Table
from pages.shared.framework import Row
from pages.shared.headlines import say_count
from pages.shared.stamp import explain_codes
from pages.shared.view import View

MOST = 150
"""Rows of the digest; every revised figure is one link away."""


def build(view: View) -> Card:
    """The note of the release and the revised yearly totals of the places and objectives shown; the whole list is one link away."""
    found = _find(view)
    title = view.say("What changed since the last release")
    first = view.number <= 1
    return Card(
        address="changes",
        title=title,
        subtitle=view.words.pick(view.release, "note") if view.release else "",
        sentence=(view.say("This is the first release: nothing before it was changed."),) if first else _sentence(view),
        table=Table(view.say("Revised yearly totals of the places shown"), revised.heads(view), revised.rows(view, found[:MOST], digest=True)),
        sources=figures.source_names(view, {row.source for row in found}),
        notes=_notes(view, found),
        table_first=bool(found),
        links=() if first else ((view.say("Every revised figure, breakdowns and half-years included"), view.link("/", show="figures-revised")),),
    )


def _find(view: View) -> tuple[Row, ...]:
    """Totals of the source that is drawn; one row more than the digest shows, where there are more."""
    if not view.years:
        return ()
    chosen = view.shown_objectives if view.selection.objective else ()
    series = tuple(code for code, row in view.framework.series.items() if row.objective in chosen)
    return view.rows("totals_revised", years=tuple(map(str, view.years)), regions=view.shown_regions, listed_series=series, most=MOST + 1)


def _notes(view: View, found: tuple[Row, ...]) -> tuple[str, ...]:
    codes = explain_codes(view, {code for row in found for code in (row.was_missing, row.became_missing) if code})
    more = [view.say("The first {count} rows; the list of every revised figure has the rest.", count=view.words.number(MOST))]
    return (*codes, *(more if len(found) > MOST else ()))


def _sentence(view: View) -> Sentence:
    counted = say_count(view, "figures-revised")
    return (*counted, ". ", view.say("Below: yearly totals of the places shown.")) if counted else ()
