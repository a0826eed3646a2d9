"""`/?region=LOR.`: redirect a link with a slip to its meaning; keep in the address what cannot be understood, so that the page can name it."""

from urllib.parse import parse_qsl

from starlette.types import ASGIApp, Receive, Scope, Send

from pages.view.link_repair import mend
from pages.view.store import released
from pages.view.view import known_of
from pages.web.redirect import KNOWN, lead_to
from queries.database import Unusable

Pairs = list[tuple[str, str]]
MOST = 8000
"""Characters of a query that are looked at."""


class Mending:
    """Redirects a page or a download whose parameters are not what they mean; all else passes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the mended address, or pass the request on."""
        query = scope.get("query_string", b"").decode("latin-1")
        asked = scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and 0 < len(query) <= MOST and scope.get("path") in KNOWN
        meant = mend_query(query) if asked else None
        await ((lead_to(scope, meant, 307) if meant is not None else None) or self.app)(scope, receive, send)


def mend_query(query: str) -> Pairs | None:
    """The parameters as they were meant; None where they say the same, and while there are no figures to know codes from."""
    given = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if value]
    try:
        known, years = known_of(released().current())
    except Unusable:
        return None
    meant = mend(given, known, years)
    return meant if meant != given and mend(meant, known, years) == meant else None
