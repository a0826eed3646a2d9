"""`/?region=XYZ.`: redirect a link with a slip to its meaning; keep in the address what cannot be understood, so that the page can name it."""

import re
from urllib.parse import parse_qsl

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.cards.kinds import UnknownCard, build_card
from pages.frame.menu import BY_PATH
from pages.view.link_repair import fold, mend
from pages.view.selection import CARD
from pages.view.store import released
from pages.view.view import known_of, names_of, newest_framework, open_view
from pages.view.words import LANGUAGES, words_in
from pages.web.redirect import KNOWN, lead_to, lead_to_page
from queries.database import Edition, Unusable

Pairs = list[tuple[str, str]]
MOST = 8000
"""Characters of a query that are looked at."""
ONE = re.compile(r"/[^/\\]+/?")
"""A path of one part."""
MOST_CARD = 40
"""Characters of a card that are repeated."""
PAGES = {fold(name): path for path, page in BY_PATH.items() for name in (path, *(words_in(code).say(page.title) for code in LANGUAGES)) if fold(name)}
"""The path of each page by its folded path and its names in every language."""


class Mending:
    """Redirects a page or a download whose parameters are not what they mean; all else passes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the mended address, or pass the request on."""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            query, path = scope.get("query_string", b"").decode("latin-1"), scope.get("path", "")
            page = path if path in KNOWN else PAGES.get(fold(path), "") if ONE.fullmatch(path) else ""
            meant = mend_query(query, page) if page and len(query) <= MOST else None
            if page != path and page:
                answer = lead_to_page(scope, page, meant if meant is not None else parse_qsl(query))
            else:
                answer = _answer(scope, page, meant) if page else None
            if answer is not None:
                await answer(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _answer(scope: Scope, page: str, meant: Pairs | None) -> RedirectResponse | None:
    """The way to what was meant: the page of the activity that is asked for, or other parameters; None where nothing differs."""
    given = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    other = _find_page(page, dict(meant or given).get("activity", ""))
    if other:
        return lead_to_page(scope, other, meant or given)
    return lead_to(scope, meant, 307) if meant is not None else None


def _find_page(page: str, activity: str) -> str:
    """The page of the objective of an activity, where it was asked of the page of another one."""
    if not activity or page == "/":
        return ""
    try:
        edition = released().current()
    except Unusable:
        return ""
    framework = newest_framework(edition)
    paths = {code: f"/{row.paradigm}" for code, row in framework.objectives.items()}
    own = paths.get(framework.activities[activity].objective, "") if activity in framework.activities else ""
    return own if page in paths.values() and own != page else ""


def mend_query(query: str, page: str = "/") -> Pairs | None:
    """The parameters as they were meant; None where they say the same, and while there are no figures to know codes from."""
    given = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if value]
    if not given:
        return None
    try:
        edition = released().current()
    except Unusable:
        return None
    known, years = known_of(edition)
    names, of_page = names_of(edition), page in BY_PATH
    meant = mend(given, known, years, names, page=of_page)
    if of_page:
        meant = _without_lost_card(edition, meant, page)
    return meant if meant != given and mend(meant, known, years, names, page=of_page) == meant else None


def _without_lost_card(edition: Edition, pairs: Pairs, page: str) -> Pairs:
    """A card that this release has none of is named as dropped: the page is shown, and says so."""
    card = dict(pairs).get("card", "")
    if not card or not CARD.fullmatch(card):
        return pairs
    asked: dict[str, list[str]] = {}
    for name, value in pairs:
        asked.setdefault(name, []).append(value)
    view = open_view(edition, asked, page)
    try:
        if view.release is not None:
            build_card(view, card)
        return pairs
    except UnknownCard:
        return [*((name, value) for name, value in pairs if name != "card"), ("dropped", f"card:{card[:MOST_CARD]}")]
