"""The header of every page: all pages, search, language. It stands outside Streamlit, so nothing that is focused or typed in it is lost.

Its words stand in it in every language; front.js shows those of the session's and keeps the filters in its links.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from data.compact import compact
from pages.frame.menu import PAGES
from pages.view.selection import KEPT
from pages.view.templates import fill
from pages.view.words import LANGUAGES, mark, words_in

OWN = {"site": "title", "short": "short", "nothing": "nothing-found"}
"""What the header says in words of the Compact, by their keys."""
TEXTS = {
    "skip": mark("Skip to the content"),
    "pages": mark("Pages"),
    "menu": mark("Menu"),
    "more": mark("More"),
    "search": mark("Search"),
    "found": mark("Found"),
    "lost": mark("The server does not answer. What you see stays; the page goes on by itself when the connection is back."),
}
MORE_ROWS = (mark("{count} more row"), mark("{count} more rows"))
SORTED_BY = (mark("by status"), mark("by change"))
"""How the rows of a scorecard are sorted by the heading of a place."""


class Message(NamedTuple):
    """A text in the language that is shown, and in all for when the reader changes it."""

    shown: str
    others: tuple[tuple[str, str], ...]


class Entry(NamedTuple):
    """A page in the header."""

    path: str
    title: Message
    rank: int


def write_header(path: str, asked: Mapping[str, Sequence[str]]) -> Markup:
    """The header of the page at `path`, in the language of the link; `asked` are the parameters of its address."""
    language = words_in((asked.get("lang") or [""])[0]).language
    carried = urlencode([(name, value) for name in KEPT for value in asked.get(name, ())])
    say = lambda message: _say(message, language)  # noqa: E731
    return fill(
        "web/header.html",
        path=path,
        carried=f"?{carried}" if carried else "",
        kept=" ".join(KEPT),
        language=language,
        languages=LANGUAGES,
        pages=[Entry(f"/{page.path}", say(page.title), page.rank) for page in PAGES],
        slug=compact().slug,
        texts={name: say(text) for name, text in TEXTS.items()}
        | {name: Message(words_in(language).own(key), tuple((code, words_in(code).own(key)) for code in LANGUAGES)) for name, key in OWN.items()}
        | {"more_rows": [say(text) for text in MORE_ROWS], "sorted_by": [say(text) for text in SORTED_BY]},
    )


def _say(message: str, language: str) -> Message:
    return Message(words_in(language).say(message), tuple((code, words_in(code).say(message)) for code in LANGUAGES))
