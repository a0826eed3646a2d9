"""Explore: any series, by any of its breakdowns, by region and year; chart, table, link, download; two releases side by side."""

from pages.cards.kinds import build_card
from pages.cards.progress.places import MAP, offer_places
from pages.cards.progress.side_by_side import systems
from pages.screen.frame import (
    choose_breakdown,
    choose_other_release,
    choose_series,
    is_live,
    show_cards,
    show_heading,
    show_nothing_yet,
    show_pair,
    show_text,
)
from pages.view.address import write_address
from pages.view.view import View


def draw(view: View) -> None:
    """Draw the page for this view."""
    with show_heading(view.say("Explore"), view.say("Any series by any breakdown, for the regions and years above.")):
        series = choose_series(view, view.first_series)
        breakdown = choose_breakdown(view, series)
        other = choose_other_release(view)

    if view.release is None:
        show_nothing_yet(view)
    elif other and other != view.number:
        show_pair(view, other, f"breakdown:{series}:{breakdown}" if breakdown else f"trend:{series}")
    elif breakdown:
        show_cards(view, [build_card(view, f"{kind}:{series}:{breakdown}") for kind in ("breakdown", "categories")], columns=2, level=2)
        show_text(offer_places(view))
        show_cards(view, [card for card in [build_card(view, f"shares:{series}:{breakdown}")] if card.table.rows], level=2)
    else:
        kinds = ("mapped", "compare") if view.selection.show == MAP and view.mapped else ("trend",)
        show_cards(view, [build_card(view, f"{kind}:{series}") for kind in kinds], columns=2, level=2)
        show_text(offer_places(view))
        apart = [] if view.framework.series[series].shown_source else systems(view, series)
        show_cards(view, [build_card(view, f"trend:{series}:{source}") for source in apart], columns=2, level=2)
    if is_live():
        show_text(write_address(view))
