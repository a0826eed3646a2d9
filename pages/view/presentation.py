"""A presentation is a link: an ordered list of slides, each a card in a view with a title and a note, in short codes.

`trend:1.6-c.cases|ABC.XYZ|2018-2023|1|Title|Note` is a slide: the card, places, years, objectives, then the two texts; empty parts mean
all, or the card's own title, and may be left out at the end.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pages.view.view import View

MOST_SLIDES = 60
"""Slides of one presentation; what a link has beyond is left out, and the page says so."""
MOST_TEXT = 400
"""Characters of a title or a note."""
LONG = 2000
"""Characters of an address that every mail program and browser takes; a longer one is better kept as a file."""

CARD = re.compile(r"[\w.:-]{1,120}")
YEARS = re.compile(r"(\d{4})?-(\d{4})?")


@dataclass(frozen=True)
class Slide:
    """One slide: the address of its card, the filters of its view, and what a person wrote."""

    card: str
    region: tuple[str, ...] = ()
    objective: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    title: str = ""
    note: str = ""


class NoSlide(Exception):
    """A text that is no slide."""


def write_slide(slide: Slide) -> str:
    """The slide as it stands in a link."""
    years = f"{slide.first or ''}-{slide.last or ''}" if slide.first or slide.last else ""
    parts = [slide.card, ".".join(slide.region), years, ".".join(slide.objective), _clean(slide.title), _clean(slide.note)]
    return "|".join(parts).rstrip("|")


def read_slide(text: str) -> Slide:
    """The slide that a text of a link means. Raises NoSlide."""
    card, region, years, objective, title, note = (text.split("|") + [""] * 6)[:6]
    if not CARD.fullmatch(card) or text.count("|") > 5 or not (span := YEARS.fullmatch(years or "-")):
        raise NoSlide(text[:80])
    first, last = (int(year) if year else None for year in span.groups())
    return Slide(card, _codes(region), _codes(objective), first, last, _clean(title), _clean(note))


def read_slides(texts: Sequence[str]) -> tuple[tuple[Slide, ...], int]:
    """The slides of a link in their order, and how many of its texts are none or too many."""
    slides: list[Slide] = []
    for text in texts:
        try:
            slides.append(read_slide(text))
        except NoSlide:
            continue
    return tuple(slides[:MOST_SLIDES]), len(texts) - len(slides[:MOST_SLIDES])


def make_slide(view: View, card: str) -> Slide:
    """A card of this view as a slide."""
    chosen = view.selection
    return Slide(card, chosen.region, chosen.objective, chosen.first, chosen.last)


def view_slide(view: View, slide: Slide) -> View:
    """The view that a slide is seen in. Places chosen while presenting stand for the slide's own; release and language are the presentation's."""
    known = view.framework
    own = {
        "region": view.selection.region or tuple(code for code in slide.region if code in known.regions),
        "objective": tuple(code for code in slide.objective if code in known.objectives),
        "first": slide.first if slide.first in known.years else None,
        "last": slide.last if slide.last in known.years else None,
    }
    return replace(view, selection=view.selection.with_(**own, slides=(), slide="", notes="", card=""), path="/annual-meeting")


def move(slides: Sequence[Slide], place: int, by: int) -> tuple[Slide, ...]:
    """The slides with the one at `place` moved up or down; at an end it stays."""
    moved = list(slides)
    other = place + by
    if 0 <= other < len(moved):
        moved[place], moved[other] = moved[other], moved[place]
    return tuple(moved)


def remove(slides: Sequence[Slide], place: int) -> tuple[Slide, ...]:
    """The slides without the one at `place`."""
    return tuple(slide for position, slide in enumerate(slides) if position != place)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(".")))


def _clean(text: str) -> str:
    """One line without the mark that separates the parts, no longer than may be."""
    return " ".join(text.replace("|", "/").split())[:MOST_TEXT]
