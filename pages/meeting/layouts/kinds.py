"""Which layout a slide has, by the kind of its card, and the screens of a presentation."""

from collections.abc import Callable, Sequence

from pages.card.card import Card
from pages.cards.kinds import UnknownCard, build_card
from pages.meeting.layouts import indicator, money, opening, table
from pages.meeting.layouts.screen import Screen
from pages.view.presentation import Slide, view_slide
from pages.view.view import View

LAYOUTS: dict[str, Callable[[View, Slide, Card], list[Screen]]] = {
    "scorecard": opening.lay_out,
    "trend": indicator.lay_out,
    "money": money.lay_out,
}
"""By the kind of card; a slide that a layout has nothing for, and any other card, is laid out as its chart or its table."""


def lay_out(view: View, slides: Sequence[Slide]) -> list[Screen]:
    """The steps of a presentation, in order."""
    return [screen for slide in slides for screen in lay_out_one(view, slide)]


def lay_out_one(view: View, slide: Slide) -> list[Screen]:
    """The steps of one slide; one without a card where this release has none of its address."""
    own = view_slide(view, slide)
    try:
        card = build_card(own, slide.card)
    except UnknownCard:
        return [Screen(slide, own, None, slide.title or view.say("This slide cannot be shown"))]
    kind, _, rest = slide.card.partition(":")
    chosen = LAYOUTS.get(kind) if kind != "scorecard" or not rest else None
    return (chosen(own, slide, card) if chosen else []) or table.lay_out(own, slide, card)
