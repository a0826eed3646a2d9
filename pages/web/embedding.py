"""`/prosecution?card=trend:1.6-d.cases&bare=1`: one card as a page of its own, for a frame in a page of another site.

Without Streamlit, script, form or cookie. Only sites named in `CPC_EMBED` (origins, separated by commas) may frame it; without it, none.
"""

import os
import re
from collections.abc import Sequence
from urllib.parse import parse_qs, parse_qsl, urlencode

from anyio import to_thread
from markupsafe import Markup
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.card.article import write_card
from pages.cards.kinds import UnknownCard, build_card
from pages.frame.menu import BY_PATH
from pages.view import stamp
from pages.view.server import own_address
from pages.view.store import released
from pages.view.templates import fill
from pages.view.view import View, open_view
from pages.view.words import words_in
from pages.web.link_repair import MOST, mend_query
from pages.web.whole_page import lead_to, read_look
from queries.database import Unusable
from queries.kept import kept

ORIGIN = re.compile(r"https?://[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:\d{1,5})?")
"""A site as a content policy names it: no path, no wildcard."""
BARE = ("bare", "1")
KEPT_SECONDS = 300


class Embedding:
    """Answer for a bare card; pass everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a GET of a page with `bare=1` and a card, without cookies and with a policy of its own."""
        path = scope.get("path", "").rstrip("/") or "/"
        query = scope.get("query_string", b"").decode("latin-1")
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or path not in BY_PATH or len(query) > MOST:
            await self.app(scope, receive, send)
            return
        pairs = parse_qsl(query)
        if BARE not in pairs or "card" not in dict(pairs):
            await self.app(scope, receive, send)
            return
        host = next((value.decode("latin-1") for name, value in scope.get("headers", ()) if name == b"host"), "")
        asked = [pair for pair in pairs if pair[0] != "bare"]
        answer = await to_thread.run_sync(_answer, path, asked, own_address(scope.get("scheme", "http"), host))
        answer.headers.update(write_headers(read_sites()))
        await answer(scope, receive, send)


def read_sites() -> tuple[str, ...]:
    """The origins that may frame a card, from `CPC_EMBED`; what is no origin is left out."""
    told = (each.strip().rstrip("/").lower() for each in os.environ.get("CPC_EMBED", "").split(","))
    return tuple(dict.fromkeys(each for each in told if ORIGIN.fullmatch(each)))


def write_headers(sites: Sequence[str]) -> dict[str, str]:
    """The headers of a bare card: nothing is loaded or sent, and only `sites` may frame it."""
    ancestors = " ".join(sites) or "'none'"
    policy = ("default-src 'none'", "style-src 'unsafe-inline'", "base-uri 'none'", "form-action 'none'", f"frame-ancestors {ancestors}")
    return {
        "content-security-policy": "; ".join(policy),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
    }


def _answer(path: str, pairs: list[tuple[str, str]], origin: str) -> Response:
    words = words_in(dict(pairs).get("lang", ""))
    query = urlencode(pairs)
    try:
        meant = mend_query(query, path)
        if meant is not None and "card" in dict(meant):
            return RedirectResponse(f"{path}?{urlencode([*meant, BARE])}", 307, headers={"cache-control": "no-store"})
        view = open_view(released().current(), parse_qs(query), path)
        page = _write(view, origin)
    except Unusable:
        return PlainTextResponse(words.say("No figures can be shown"), 503, headers={"retry-after": "60", "cache-control": "no-store"})
    except UnknownCard:
        return PlainTextResponse(words.say("This release has no such card."), 404, headers={"cache-control": "no-store"})
    return HTMLResponse(page, headers={"cache-control": f"public, max-age={KEPT_SECONDS}"})


@kept(64)
def _write(view: View, origin: str) -> str:
    """The card as a page. Raises UnknownCard."""
    if view.release is None:
        raise UnknownCard(view.selection.card)
    card = build_card(view, view.selection.card)
    return fill(
        "web/bare_card.html",
        language=view.words.html_language,
        title=card.title,
        look=Markup(read_look()),
        ribbon="" if card.real else stamp.write_ribbon(view),
        chosen=f"{stamp.write_filters(view)} · {stamp.write_release(view)}",
        site=view.words.own("title"),
        more=origin + view.here(),
        inside=lead_to(write_card(view, card, 1, 2, "file"), origin, view.path),
    )
