"""Money on a slide: what each side intended and what is there of it, side by side, each in its own currency."""

from markupsafe import Markup

from data.compact import compact
from pages.card.card import Card
from pages.card.markup import write_sentence
from pages.cards.kinds import build_card
from pages.cards.progress.headlines import PLEDGES, say_contribution
from pages.meeting.layouts.screen import Screen
from pages.view.presentation import Slide
from pages.view.templates import fill
from pages.view.view import View


def lay_out(view: View, slide: Slide, card: Card) -> list[Screen]:
    """One screen with the chart of each side; empty where neither has an amount, so that the card's own sentence says so."""
    sides = [build_card(view, f"pledge:{side.currency}") for side in reversed(compact().sides)]
    drawn = tuple(side for side in sides if side.figure is not None)
    made = [sentence for code in PLEDGES if (sentence := say_contribution(view, code))]
    said = Markup("; ").join(write_sentence(sentence) for sentence in made)
    lead = fill("meeting/layouts/lead.html", text=said or card.subtitle, other="", lang="")
    return [Screen(slide, view, card, slide.title or card.title, lead, charts=drawn)] if drawn else []
