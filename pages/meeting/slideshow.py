"""The slideshow: one slide fills the window, with the ways to the others. No Streamlit."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from pages.card import article
from pages.meeting.layouts.screen import Screen
from pages.meeting.log_form import find_discussed, write_log_form
from pages.view import stamp
from pages.view.server import accepts_reports, today
from pages.view.templates import fill, join
from pages.view.view import View
from pages.view.words import LANGUAGES, mark_plural

LEFT_OUT = mark_plural("{n} slide of the link cannot be read and is left out.", "{n} slides of the link cannot be read and are left out.")
MOST_SOURCES = 70
"""Characters of the names of who counted, beside the release."""


def write_screen(view: View, screens: Sequence[Screen], number: int, left_out: int = 0) -> Markup:
    """The step `number` (from 1, put right where there is none) as HTML."""
    number = max(1, min(number, len(screens)))
    shown = screens[number - 1]
    card = shown.card
    to: Callable[..., str] = lambda step, **more: view.here(slide=str(step), **more)  # noqa: E731
    places = [((), view.say("As chosen"))] + [((code,), view.words.pick(view.framework.regions[code])) for code in view.framework.pilots]
    return fill(
        "meeting/slide.html",
        view,
        number=number,
        last=len(screens),
        scale=article.LARGE,
        shown=shown,
        charts=join(*(article.write_chart(each) for each in shown.charts)),
        ribbon=stamp.write_ribbon(view) if card and not card.real else "",
        notices=_notices(view, left_out),
        source=write_source(view, shown),
        to=to,
        places=[(name, to(number, region=codes), view.selection.region == codes) for codes, name in places],
        languages=[(code, to(number, lang=code), view.words.language == code) for code in LANGUAGES],
        notes=to(number, notes="1"),
        decide=_write_decide(view, shown),
        alone=view.say("No connection; these slides are those of release {number}.", number=view.number) if view.release else "",
        leave=view.here(slide="", region=()),
    )


def _write_decide(view: View, shown: Screen) -> Markup:
    """Where this server takes reports in, the form in which what is said and decided of this indicator is noted beside its chart."""
    series = view.framework.series.get(shown.slide.card.split(":")[1]) if shown.slide.card.startswith("trend:") else None
    if series is None or not accepts_reports():
        return Markup()
    meeting = find_discussed(view, series.indicator, today())
    return write_log_form(view, meeting, series.indicator) if meeting else Markup()


def write_notes(view: View, screens: Sequence[Screen], number: int) -> Markup:
    """What the speaker sees in a second window: this slide with its note, the next one, and the clock."""
    number = max(1, min(number, len(screens)))
    shown = screens[number - 1]
    return fill(
        "meeting/speaker.html",
        view,
        follows=view.selection.slide,
        number=number,
        last=len(screens),
        shown=shown,
        picture=_draw(shown),
        told=article.write_told(shown.card) if shown.card and shown.charts else "",
        coming=screens[number] if number < len(screens) else None,
        next_picture=_draw(screens[number]) if number < len(screens) else "",
    )


def _draw(screen: Screen) -> Markup:
    """The middle of a slide in the size of a page: its charts, or its table."""
    return join(*(article.write_chart(card) for card in screen.charts), screen.body)


def _notices(view: View, left_out: int) -> list[str]:
    told = []
    if left_out:
        told.append(view.words.count(*LEFT_OUT, left_out))
    if view.release and view.releases[-1].release != view.number:
        told.append(view.say("There is a newer release; these are the figures of release {number}.", number=view.number))
    return told


def write_source(view: View, shown: Screen) -> str:
    """Release and who counted, in one line."""
    known = stamp.write_release(shown.view)
    sources = shown.card.sources if shown.card else ""
    if len(sources) > MOST_SOURCES:
        sources = view.say("several sources, named on the page")
    return " · ".join(filter(None, (known, sources)))
