"""The slides of a presentation as a list one can order, name and shorten, and the ways to show, send, keep and open it."""

from collections.abc import Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from markupsafe import Markup

from pages.cards.kinds import UnknownCard, build_card
from pages.meeting.layouts.kinds import lay_out
from pages.meeting.slideshow import LEFT_OUT
from pages.screen.frame import is_live, show_section, show_text
from pages.view.presentation import LONG, Slide, move, remove, view_slide, write_slide
from pages.view.templates import fill
from pages.view.view import View


class Item(NamedTuple):
    """A slide in the list: its name, and the links that show, move and remove it."""

    slide: Slide
    name: str
    show: str
    up: str
    down: str
    gone: str


def write_list(view: View, slides: Sequence[Slide], left_out: int) -> Markup:
    """The list with its actions, as HTML; every change of it is a link, or a form that slides.js turns into one."""
    # A slide whose table is split takes several steps, so its first one is not its place in the list.
    steps = accumulate((len(lay_out(view, [slide])) for slide in slides), initial=1)
    link = address_of(view, slides)
    return fill(
        "meeting/slide_list.html",
        view,
        items=[_item(view, slides, place, step) for place, step in enumerate(islice(steps, len(slides)))],
        link=link,
        query=link.partition("?")[2],
        long=len(link) > LONG,
        left_out=view.words.count(*LEFT_OUT, left_out) if left_out else "",
        present=address_of(view, slides, slide="1"),
        emptied=view.here(slides=()),
        day=_day(view),
    )


def write_empty(view: View) -> Markup:
    """What to do where there is no slide yet, and the way to open a presentation that was kept as a file."""
    return fill("meeting/no_slides.html", view, emptied=view.here(slides=()))


def show_refresh_form(view: View) -> None:
    """Draw the form that brings an older deck up to date, on a page with a server behind it."""
    if is_live():
        show_section(
            view.say("Last year’s slides"), view.say("Texts you wrote stay; charts, tables and texts of this program get the figures shown.")
        )
        show_text(fill("meeting/refresh_form.html", view, language=view.words.language, asof=view.selection.asof))


def address_of(view: View, slides: Sequence[Slide], **more: str) -> str:
    """The link of these slides, pinned to the release shown."""
    return view.here(slides=tuple(map(write_slide, slides)), asof=_day(view), region=(), **more)


def _day(view: View) -> str:
    """The day the figures are known on: the chosen one, or that of the release shown."""
    return view.selection.asof or (str(view.release.released_on)[:10] if view.release else "")


def _item(view: View, slides: Sequence[Slide], place: int, step: int) -> Item:
    slide = slides[place]
    try:
        name = build_card(view_slide(view, slide), slide.card).title
    except UnknownCard:
        name = view.say("There is no card “{card}” in this release. The other slides are there.", card=slide.card)
    changed = (move(slides, place, -1), move(slides, place, 1), remove(slides, place))
    links = (view.here(slides=tuple(map(write_slide, each))) for each in changed)
    return Item(slide, name, address_of(view, slides, slide=str(step)), *links)
