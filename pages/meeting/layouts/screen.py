"""What one step of the slideshow shows, as a value; what is written from it is decided elsewhere."""

from dataclasses import dataclass

from markupsafe import Markup

from pages.card.card import Card
from pages.view.presentation import Slide
from pages.view.view import View

NOTHING = Markup()


@dataclass(frozen=True)
class Screen:
    """A slide, or a part of one whose rows do not fit; `card` is None where this release has none of that address.

    `title` is the message, `lead` what stands below it in small; `charts` fill the middle, or `body` does; `aside` stands beside the chart
    and `below` under it. `size` are pixels of the type of a table at 1280×720.
    """

    slide: Slide
    view: View
    card: Card | None
    title: str
    lead: Markup = NOTHING
    charts: tuple[Card, ...] = ()
    body: Markup = NOTHING
    aside: Markup = NOTHING
    below: Markup = NOTHING
    size: int = 24
    part: int = 1
    parts: int = 1
    cut: bool = False
