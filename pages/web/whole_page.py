"""A page written whole by the server, its charts as pictures.

It is the first answer, read before any script has come and where none ever does; and it is the page as one file for a poor line.
"""

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from markupsafe import Markup

from data.compact import compact
from pages.card.article import Medium
from pages.frame.footer import write_footer
from pages.frame.menu import BY_PATH
from pages.news.catalogue import write_dataset
from pages.news.preview import Preview, preview_view
from pages.screen.frame import collect
from pages.view import stamp
from pages.view.store import released
from pages.view.templates import fill, join
from pages.view.view import View, open_view
from pages.web.plain_filters import write_form
from pages.web.styles import STYLES
from queries.database import Unusable
from queries.kept import kept

LOG = logging.getLogger("cpc")
LOOK = tuple(Path(__file__).parent / name for name in STYLES)
INSIDE = re.compile(r'(?<=href=")([/?])')
"""Where a link to this program begins in HTML of ours."""
T = TypeVar("T")
PLAIN_CELL = Markup(' class="number"')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
OF_THE_APP = re.compile(
    r"\.slide|\.speaker|\.place\b|#top|#hits|#first|#root|st-key|data-testid|\.stApp|\.large|plotly|\.tip\b|\.menu\b|\.report\b|\.answer\b"
    r"|\.presentation|\.inbox|\.sift|#lost|\.plain\b|\.chosen-file|\.stacked|\.cut\b|\.cut-|data.theme|data.sorted|aria-sort|thead button"
)
"""What a rule of the style sheet is about that no file has. Each rule stands on a line of its own."""


def write_first(path: str, asked: Mapping[str, Sequence[str]]) -> Markup:
    """HTML of the first answer, before any script runs: the page at `path` as the address asks for it; "" where no figures can be shown."""
    return _show(_first, path, asked) or Markup()


def read_preview(path: str, asked: Mapping[str, Sequence[str]]) -> tuple[Preview, str] | None:
    """The preview of a link and the address of its feed; None where no figures can be shown."""
    return _show(_preview, path, asked)


def _show(make: Callable[[View], T], path: str, asked: Mapping[str, Sequence[str]]) -> T | None:
    """What `make` says of the view; None where it fails: the page itself comes next and says what a reader is to know (errors.show_failure)."""
    try:
        return make(open_view(released().current(), asked, path))
    except Unusable:
        return None
    except Exception:
        LOG.exception("a part of the first answer failed")
        return None


def read_dataset(origin: str, asked: Mapping[str, Sequence[str]]) -> Markup:
    """What search engines of data are told of the release, for the head of a page that shows data; "" where no figures can be shown."""
    return _show(lambda view: _dataset(view, origin), "/", asked) or Markup()


@kept(64)
def _dataset(view: View, origin: str) -> Markup:
    return Markup(write_dataset(view, origin)) if view.release else Markup()


@kept(64)
def _preview(view: View) -> tuple[Preview, str]:
    return preview_view(view, view.say(BY_PATH[view.path].title)), view.link("/feed.xml", indicator=view.selection.indicator, objective=())


@kept(64)
def _first(view: View) -> Markup:
    # A card that fills the window is drawn by the page alone: its type is larger than a picture's.
    if view.selection.card:
        return Markup()
    chosen = f"{stamp.write_filters(view)} · {stamp.write_release(view)}"
    return fill("web/first_answer.html", ribbon=stamp.write_ribbon(view), chosen=chosen, plain=write_form(view), inside=_inside(view, "still"))


def write_file(view: View, origin: str) -> bytes:
    """The page as one HTML file that asks for nothing: look, pictures, tables, sources, filters and release; its links lead to `origin`."""
    title = " · ".join((view.say(BY_PATH[view.path].title), view.words.own("title")))
    chosen = f"{stamp.write_filters(view)} · {stamp.write_release(view)}"
    pinned = view.here(asof=str(view.release.released_on)[:10]) if view.release else view.here()
    page = fill(
        "web/whole_page.html",
        language=view.words.html_language,
        title=title,
        look=Markup(read_look()),
        ribbon=stamp.write_ribbon(view),
        chosen=chosen,
        pinned=origin + pinned,
        inside=lead_to(_inside(view, "file"), origin, view.path),
    )
    return page.encode()


def lead_to(html: Markup, origin: str, path: str) -> Markup:
    """HTML of ours whose links to this program lead to `origin`; those to a page itself are of the one at `path`."""
    return Markup(INSIDE.sub(lambda found: Markup("{}{}").format(origin, found[1] if found[1] == "/" else f"{path}?"), html))


def name_file(view: View) -> str:
    """`cpc-abc_DEMONSTRATION_prosecution_1.6_XYZ_release-3_en.html`."""
    chosen = view.selection
    parts = [compact().slug, view.say("DEMONSTRATION") if view.demonstration else "", view.path.strip("/") or "overview"]
    parts += [chosen.activity, chosen.series or chosen.indicator or chosen.record or chosen.subject, *chosen.region]
    parts += [view.say("release-{number}", number=view.number), view.words.language]
    return "_".join(filter(None, parts)) + ".html"


def _inside(view: View, medium: Medium) -> Markup:
    inside = join(collect(view, medium, BY_PATH[view.path].draw), write_footer(view))
    # A page has a thousand cells of numbers; the style sheet gives every cell of a file their digits.
    return Markup(inside.replace(PLAIN_CELL, Markup(""))) if medium == "file" else inside


@lru_cache(maxsize=1)
def read_look() -> str:
    """The style sheets without what no page has that stands alone."""
    lines = COMMENT.sub("", "".join(path.read_text(encoding="utf-8") for path in LOOK)).splitlines()
    return "".join(line.strip() for line in lines if not (OF_THE_APP.search(line) and line.count("{") == line.count("}")))
