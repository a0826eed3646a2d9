"""What changed since the last release."""

from pages.shared.card import Card
from pages.shared.cards import figures, revised
from pages.shared.cell import Sentence, Table
from pages.shared.headlines import say_count
from pages.shared.view import View


def build(view: View) -> Card:
    """The note of the release and the revised yearly totals of the places and objectives shown; the whole list is one link away."""
    series, years, places, objectives = view.framework.series, view.years, view.shown_regions, view.shown_objectives
    found = [
        row
        for row in view.rows("figures_revised")
        if row.period_kind == "year"
        and row.breakdown == "total"
        and row.year in years
        and row.region in places
        and row.source == (series[row.series].shown_source or row.source)
        and (series[row.series].objective in objectives or not view.selection.objective)
    ]
    title = view.say("What changed since the last release")
    first = view.number <= 1
    return Card(
        address="changes",
        title=title,
        subtitle=view.words.pick(view.release, "note") if view.release else "",
        sentence=(view.say("This is the first release: nothing before it was changed."),) if first else _sentence(view),
        table=Table(view.say("Revised yearly totals of the places shown"), revised.heads(view), revised.rows(view, found)),
        sources=figures.source_names(view, {row.source for row in found}),
        notes=figures.code_notes(view, found),
        table_first=bool(found),
        links=() if first else ((view.say("Every revised figure, breakdowns and half-years included"), view.link("/", show="figures-revised")),),
    )


def _sentence(view: View) -> Sentence:
    counted = say_count(view, "figures-revised")
    return (*counted, ". ", view.say("Below: yearly totals of the places shown.")) if counted else ()
