"""A card that is a table, or that has no layout of its own: its chart, or its rows in the largest type that holds them."""

from pages.card.article import write_told
from pages.card.card import Card
from pages.card.markup import plain, write_table
from pages.meeting.layouts.fitting import LETTER, SPACING, WIDE, fit
from pages.meeting.layouts.screen import Screen
from pages.view import stamp
from pages.view.presentation import Slide
from pages.view.templates import fill
from pages.view.view import View

MOST_PARTS = 12
"""Parts of a table that are shown; a longer one is for reading, not for a meeting."""
MAIN = 24


def lay_out(view: View, slide: Slide, card: Card) -> list[Screen]:
    """The screens of the slide."""
    lead = fill("meeting/layouts/lead.html", text=write_lead(view, slide, card), other="", lang="")
    if card.figure is not None:
        return [Screen(slide, view, card, slide.title or card.title, lead, charts=(card,))]
    fitted = fit(card.table, _height(plain(card.sentence))) if card.table.rows else []
    if not fitted:
        return [Screen(slide, view, card, slide.title or card.title, lead, body=write_told(card))]
    parts = min(len(fitted), MOST_PARTS)
    return [
        Screen(
            slide,
            view,
            card,
            slide.title or card.title,
            lead,
            body=fill(
                "meeting/layouts/table.html",
                told=write_told(card) if part == 1 else "",
                table=write_table(each.table, visible_caption=False),
                shares=each.shares,
            ),
            size=each.size,
            table=each.table,
            shares=each.shares,
            part=part,
            parts=parts,
            cut=part == parts < len(fitted),
        )
        for part, each in enumerate(fitted[:MOST_PARTS], start=1)
    ]


def write_lead(view: View, slide: Slide, card: Card) -> str:
    """The card's own title where a person wrote another, its subtitle, and the filters."""
    chosen = view.selection
    filters = stamp.write_filters(view) if chosen.region or chosen.objective or chosen.first or chosen.last else ""
    return " · ".join(filter(None, [card.title if slide.title else "", card.subtitle, filters]))


def _height(sentence: str) -> int:
    """Pixels of a sentence above a table."""
    return int(MAIN * SPACING) * sum(-(-len(line) // int(WIDE / (MAIN * LETTER))) for line in sentence.splitlines())
