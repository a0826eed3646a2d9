"""What changed since the last release: corrected figures first, then those that late reports completed."""

from itertools import islice

from pages.card import figures, revised
from pages.card.card import Card
from pages.card.cell import Sentence, Table
from pages.cards.progress.headlines import say_count
from pages.view.stamp import explain_codes
from pages.view.view import View
from queries.rows import FiguresRevisedRow

MOST = 20
"""Rows of the digest; every changed figure is one link away."""
EVERY = 100_000
"""Revised figures of a release that are looked at."""


def build(view: View) -> Card:
    """The note of the release and its corrected yearly totals of the places, years and objectives shown, the largest change first."""
    found = _find(view)
    title = view.say("What changed since the last release")
    first = view.number <= 1
    lists = [("figures-revised", view.say("All revised figures")), ("figures-completed", view.say("All completed figures"))]
    return Card(
        address="changes",
        title=title,
        subtitle=view.words.pick(view.release, "note") if view.release else "",
        sentence=(view.say("This is the first release: nothing before it was changed."),) if first else _sentence(view),
        table=Table(view.say("Revised yearly totals of the places shown, the largest change first"), revised.heads(view), revised.rows(view, found)),
        sources=figures.source_names(view, {row.source for row in found}),
        notes=_notes(view, found),
        table_first=bool(found),
        links=() if first else tuple((name, view.link("/", show=code)) for code, name in lists),
    )


def _find(view: View) -> tuple[FiguresRevisedRow, ...]:
    """Of all revised figures, asked for once whatever is chosen, the largest of the places, years and objectives shown."""
    every = view.rows(FiguresRevisedRow, change="revised", years=(), regions=(), listed_series=(), most=EVERY)
    years, objectives = set(map(str, view.years)), view.selection.objective
    shown = (
        row
        for row in every
        if row.period in years and row.region in view.shown_regions and (not objectives or view.framework.series[row.series].objective in objectives)
    )
    return tuple(islice(shown, MOST))


def _notes(view: View, found: tuple[FiguresRevisedRow, ...]) -> tuple[str, ...]:
    codes = explain_codes(view, {code for row in found for code in (row.was_missing, row.became_missing) if code})
    more = (view.say("The {count} largest changes; the list of all revised figures has the rest.", count=view.words.number(MOST)),)
    return (*codes, *(more if len(found) == MOST else ()))


def _sentence(view: View) -> Sentence:
    """`32 yearly totals were revised …; 18 were completed.`"""
    told = [say_count(view, code) for code in ("figures-revised", "figures-completed")]
    scope = (view.say("In the whole Partnership: "),) if view.selection.region or view.selection.objective else ()
    return (*scope, *(part for sentence in told if sentence for part in (*sentence, ". ")))
