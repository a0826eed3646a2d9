"""The header of every page: all pages, search, language. It stands outside Streamlit, so nothing that is focused or typed in it is lost.

Its words stand in it in every language; front.js shows those of the session's and keeps the filters in its links.
"""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from pages.front.menu import PAGES, Page
from pages.view.selection import KEPT
from pages.view.words import LANGUAGES, mark, words_in

SITE = mark("Child Protection Compact · Peru")
SHORT = mark("CPC · Peru")
SORTED_BY = (mark("by status"), mark("by change"))
"""How the rows of a scorecard are sorted by the heading of a place."""
MORE_ROWS = (mark("{count} more row"), mark("{count} more rows"))
LOST = mark("The server does not answer. What you see stays; the page goes on by itself when the connection is back.")


def write_header(path: str, asked: Mapping[str, Sequence[str]]) -> str:
    """The header of the page at `path`, in the language of the link; `asked` are the parameters of its address."""
    language = words_in((asked.get("lang") or ["en"])[0]).language
    carried = urlencode([(name, value) for name in KEPT for value in asked.get(name, ())])
    link = lambda page: _write_link(page, path, language, carried)  # noqa: E731
    first, rest = ([page for page in PAGES if page.rank == rank] for rank in (1, 2))
    more = "".join(map(link, rest))
    tongues = "".join(
        f'<a href="?{escape(urlencode([("lang", code)]))}" data-lang="{code}" lang="{code}" hreflang="{code}"'
        f"{_current(code == language, 'true')}>{code.upper()}</a>"
        for code in LANGUAGES
    )
    names = "".join(f'<span class="{kind}">{_say(name, language)}</span>' for kind, name in (("long", SITE), ("short", SHORT)))
    site = f'<a class="site" href="/{escape("?" + carried if carried else "")}" data-page="/">{names}</a>'
    return (
        f'<header id="top" data-kept="{" ".join(KEPT)}"><a class="skip" href="#stMain">{_say(mark("Skip to the content"), language)}</a>{site}'
        f"<nav{_named('aria-label', mark('Pages'), language)}>"
        f'<details class="pages"><summary><span class="menu-word">{_say(mark("Menu"), language)}</span></summary>'
        f"<div>{''.join(map(link, PAGES))}</div></details>"
        f'<div class="inline">{"".join(map(link, first))}<span class="rest">{more}</span>'
        f'<details class="more-pages"><summary>{_say(mark("More"), language)}</summary><div>{more}</div></details></div></nav>'
        f'<form role="search" id="search"><input type="search" role="combobox" aria-expanded="false" aria-controls="hits" aria-autocomplete="list"'
        f' autocomplete="off"{_named("aria-label placeholder", mark("Search"), language)}>'
        f'<ul id="hits" role="listbox" hidden{_named("aria-label", mark("Found"), language)}></ul></form>'
        f'<div class="tongues" role="group" aria-label="Language · Idioma">{tongues}</div>'
        f'<p id="lost" role="status"><span hidden>{_say(LOST, language)}</span></p>'
        f'<p id="more-rows" hidden>{"".join(_say(each, language) for each in MORE_ROWS)}</p>'
        f'<p id="sorted-by" hidden>{"".join(_say(each, language) for each in SORTED_BY)}</p></header>'
    )


def _write_link(page: Page, path: str, language: str, carried: str) -> str:
    target = f"/{page.path}"
    href = f"{target}?{carried}" if carried else target
    return f'<a href="{escape(href)}" data-page="{target}"{_current(target == path, "page")}>{_say(page.title, language)}</a>'


def _current(here: bool, kind: str) -> str:
    return f' aria-current="{kind}"' if here else ""


def _say(message: str, language: str) -> str:
    """The message in one language, the others beside it for when the reader changes it."""
    told = " ".join(f'data-{code}="{escape(words_in(code).say(message))}"' for code in LANGUAGES)
    return f"<span {told}>{escape(words_in(language).say(message))}</span>"


def _named(attribute: str, message: str, language: str) -> str:
    """Attributes that are read, such as `aria-label`, in one language, the others beside it."""
    told = " ".join(f'data-{code}="{escape(words_in(code).say(message))}"' for code in LANGUAGES)
    text = escape(words_in(language).say(message))
    return "".join(f' {each}="{text}"' for each in attribute.split()) + f' data-names="{attribute}" {told}'
