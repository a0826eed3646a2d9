"""Cards by address. `trend:1.6-c.cases` names a builder and its arguments; a link, a file and a slide find the card by it."""

from collections.abc import Callable

from pages.shared.card import Card
from pages.shared.cards import breakdown, reference, trend
from pages.shared.view import View

BUILDERS: dict[str, Callable[..., Card]] = {
    "trend": trend.build,
    "breakdown": breakdown.build,
    "releases": reference.build_releases,
    "glossary": reference.build_glossary,
    "clauses": reference.build_clauses,
    "dictionary": reference.build_dictionary,
}


class UnknownCard(Exception):
    """No card has this address, or not in this release."""


def build_card(view: View, address: str) -> Card:
    """The card at `address` in this view. Raises UnknownCard."""
    kind, *arguments = address.split(":")
    try:
        return BUILDERS[kind](view, *arguments)
    except (KeyError, TypeError) as error:
        raise UnknownCard(address) from error
