"""All slides of a presentation as one HTML file: both languages, keys, pictures for charts. It asks for nothing and opens from a stick."""

import re
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from data.compact import compact
from pages.card import article
from pages.meeting.layouts.kinds import lay_out_one
from pages.meeting.layouts.screen import Screen
from pages.meeting.slideshow import write_source
from pages.view import stamp
from pages.view.presentation import read_slides
from pages.view.templates import fill, join
from pages.view.view import View
from pages.view.words import LANGUAGES, words_in
from pages.web.whole_page import lead_to

FOLDER = Path(__file__).parent
LOOK = ("front.css", "slides.css")
WIDTHS = {True: 480, False: 700}
"""Pixels for which a chart is drawn, beside places or alone: its type then is 24 pixels on a slide of 1280."""
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
OF_SLIDES = re.compile(r"^(?::root|body|html|\*|\.stHtml|\.slide|\.unseen|@media \(max-width: 1180px\)|@media \(min-width: 641px\)|table|a\b)")
NOT_OF_SLIDES = re.compile(r"\.card|\.report|\.menu|#top|#root|\.actions|\.answer|\.tabs|\.strip|\.trust|\.presentation|st-key|data-testid|\.speaker")


def write_slides(view: View, origin: str, *, notes: bool = False) -> bytes:
    """The file: every slide in both languages, the language of the view first; what the speaker notes only with `notes`."""
    order = sorted(LANGUAGES, key=lambda language: language != view.words.language)
    spoken = {language: view.speaking(words_in(language)) for language in order}
    slides = {language: _write_all(own, notes=notes) for language, own in spoken.items()}
    page = fill(
        "web/slide_file.html",
        view,
        language=view.words.html_language,
        title=" · ".join((view.say("Slides"), view.words.own("title"))),
        look=Markup(_look()),
        script=Markup((FOLDER / "slide_file.js").read_text(encoding="utf-8")),
        slides=[(language, lead_to(join(*parts), origin, "/annual-meeting")) for language, parts in slides.items()],
    )
    return page.encode()


def name_file(view: View) -> str:
    """`cpc-abc_DEMONSTRATION_slides_release-3.html`."""
    parts = [
        compact().slug,
        view.say("DEMONSTRATION") if view.demonstration else "",
        view.say("slides"),
        view.say("release-{number}", number=view.number),
    ]
    return "_".join(filter(None, parts)) + ".html"


def _write_all(view: View, *, notes: bool) -> list[Markup]:
    slides, _ = read_slides(view.selection.slides)
    screens = [(position, screen) for position, slide in enumerate(slides) for screen in lay_out_one(view, slide)]
    return [_write(view, screen, position, number, len(screens), notes=notes) for number, (position, screen) in enumerate(screens, start=1)]


def _write(view: View, screen: Screen, position: int, number: int, last: int, *, notes: bool) -> Markup:
    width = WIDTHS[bool(screen.aside) or len(screen.charts) > 1]
    return fill(
        "web/slide_of_file.html",
        view,
        shown=screen,
        position=position,
        number=number,
        last=last,
        language=view.words.html_language,
        charts=join(*(article.write_still(card, width) for card in screen.charts)),
        ribbon=stamp.write_ribbon(view) if screen.card and not screen.card.real else "",
        source=write_source(view, screen),
        note=screen.slide.note if notes else "",
    )


@lru_cache(maxsize=1)
def _look() -> str:
    lines = COMMENT.sub("", "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in LOOK)).splitlines()
    kept = [line.strip() for line in lines if OF_SLIDES.match(line.strip()) and line.count("{") == line.count("}")]
    return "\n".join(line for line in kept if not NOT_OF_SLIDES.search(line))
