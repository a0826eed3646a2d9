"""A card as a page places it, and what the page says once for all its cards. The same card comes out for the same card: its HTML is kept."""

from dataclasses import replace

from pages.card import figures, years
from pages.card.card import Card
from pages.view.view import View
from queries.kept import kept


@kept(1000)
def place_within(_: View, card: Card) -> Card:
    """The card for a page that says places and years once for all its cards; as it is where it says other ones."""
    title, subtitle = card.within
    return replace(card, title=title, subtitle=subtitle) if title else card


@kept(500)
def set_beside(_: View, card: Card) -> Card:
    """The card with its table open beside its chart."""
    return replace(card, table_first=True)


def say_scope(view: View) -> str:
    """The places and years of all cards of the page, said once; nothing before the first release."""
    if not view.years:
        return ""
    places = figures.place_names(view, view.shown_regions)
    said = [places[:1].upper() + places[1:], years.span(view.years), years.name_years(view)]
    return " · ".join([*said, *([view.say("status of {year}", year=view.status_year)] if view.status_year else [])])
