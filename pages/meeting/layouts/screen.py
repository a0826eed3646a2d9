"""What one step of the slideshow shows, as a value; what is written from it is decided elsewhere."""

from dataclasses import dataclass

from markupsafe import Markup

from pages.card.card import Card
from pages.card.cell import Table
from pages.view.presentation import Slide
from pages.view.view import View

NOTHING = Markup()


@dataclass(frozen=True)
class Screen:
    """A slide, or a part of one whose rows do not fit; `card` is None where this release has none of that address.

    `title` is the message, `lead` what stands below it in small; `charts` fill the middle, or `body` does; `aside` stands beside the chart
    and `below` under it. `table` is what `body` shows as one, `size` are pixels of its type at 1280×720, `shares` the width of each
    column in per cent.
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
    table: Table | None = None
    shares: tuple[int, ...] = ()
    part: int = 1
    parts: int = 1
    cut: bool = False
