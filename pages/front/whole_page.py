"""A page written whole by the server, its charts as pictures.

It is the first answer, read before any script has come and where none ever does; and it is the page as one file for a poor line.
"""

import logging
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path
from types import CodeType

from pages.cards.article import Medium
from pages.front.footer import write_footer
from pages.front.menu import BY_PATH, SCRIPTS
from pages.front.styles import STYLES
from pages.screen.frame import collect
from pages.view import stamp
from pages.view.store import released
from pages.view.view import View, open_view
from queries.database import Unusable
from queries.kept import kept

LOG = logging.getLogger("cpc")
PAGES = Path(__file__).parents[1]
LOOK = tuple(Path(__file__).parent / name for name in STYLES)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
OF_THE_APP = re.compile(r"#top|#hits|#first|#root|st-key|data-testid|\.stApp|\.large|plotly|\.tip\b|\.menu\b|\.report\b|\.answer\b")
"""What a rule of the style sheet is about that no file has. Each rule stands on a line of its own."""


def write_first(path: str, asked: Mapping[str, Sequence[str]]) -> str:
    """What stands in the first answer before any script: the page at `path` as the address asks for it; "" where no figures can be shown."""
    try:
        return _first(open_view(released().current(), asked, path))
    except Unusable:
        return ""
    except Exception:
        # The page itself comes next and says what a reader is to know (errors.show_failure).
        LOG.exception("the first answer failed")
        return ""


@kept(64)
def _first(view: View) -> str:
    # A card that fills the window is drawn by the page alone: its type is larger than a picture's.
    if view.selection.card:
        return ""
    chosen = f"{stamp.write_filters(view)} · {stamp.write_release(view)}"
    return f'<div id="first" class="stHtml">{_ribbon(view)}<p class="chosen">{escape(chosen)}</p>{_inside(view, "still")}</div>'


def write_file(view: View, origin: str) -> bytes:
    """The page as one HTML file that asks for nothing: look, pictures, tables, sources, filters and release; its links lead to `origin`."""
    title = f"{view.say(BY_PATH[view.path].title)} · {view.say('Child Protection Compact · Peru')}"
    chosen = f"{stamp.write_filters(view)} · {stamp.write_release(view)}"
    pinned = view.here(asof=str(view.release.released_on)[:10]) if view.release else view.here()
    inside = re.sub(r'href="(?=[/?])', lambda _: f'href="{escape(origin)}', _inside(view, "file").replace('href="?', f'href="{escape(view.path)}?'))
    page = (
        f'<!doctype html><html lang="{view.words.html_language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title><style>{_look()}</style></head>'
        f'<body class="stHtml taken">{_ribbon(view)}<p class="chosen">{escape(title)} · {escape(chosen)}<br>'
        f'<a href="{escape(origin + pinned)}">{escape(origin + pinned)}</a></p><main>{inside}</main></body></html>'
    )
    return page.encode()


def name_file(view: View) -> str:
    """`cpc-peru_DEMONSTRATION_prosecution_1.6_LOR_release-3_en.html`."""
    chosen = view.selection
    parts = ["cpc-peru", view.say("DEMONSTRATION") if view.demonstration else "", view.path.strip("/") or "overview"]
    parts += [chosen.activity, chosen.series or chosen.indicator or chosen.record or chosen.subject, *chosen.region]
    parts += [view.say("release-{number}", number=view.number), view.words.language]
    return "_".join(filter(None, parts)) + ".html"


def _inside(view: View, medium: Medium) -> str:
    namespace: dict[str, object] = {"__name__": "__main__"}
    try:
        return collect(view, medium, lambda: exec(_script(view.path), namespace)) + write_footer(view)
    finally:
        namespace.clear()  # its functions hold it, it holds the view, and that the edition: a circle that would stand until it is looked for


@lru_cache(maxsize=16)
def _script(path: str) -> CodeType:
    file = PAGES / f"{SCRIPTS[path]}.py"
    return compile(file.read_text(encoding="utf-8"), str(file), "exec")


def _ribbon(view: View) -> str:
    ribbon = stamp.write_ribbon(view)
    return f'<p class="ribbon">{escape(ribbon)}</p>' if ribbon else ""


@lru_cache(maxsize=1)
def _look() -> str:
    lines = COMMENT.sub("", "".join(path.read_text(encoding="utf-8") for path in LOOK)).splitlines()
    return "".join(line.strip() for line in lines if not (OF_THE_APP.search(line) and line.count("{") == line.count("}")))
