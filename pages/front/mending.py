"""`/?region=LOR.`: a link with a slip in it leads to what it means, and what cannot be understood stands in the address, to be said."""

from urllib.parse import parse_qsl, urlencode

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.front.menu import BY_PATH
from pages.view.mending import mend
from pages.view.store import released
from pages.view.view import known_of
from queries.database import Unusable

MOST = 8000
"""Characters of a query that are looked at."""


class Mending:
    """Redirects a page or a download whose parameters are not what they mean; all else passes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the mended address, or pass the request on."""
        query = scope.get("query_string", b"").decode("latin-1")
        asked = scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and 0 < len(query) <= MOST
        path = scope.get("path", "")
        if asked and (path in BY_PATH or path.startswith("/download/")) and (meant := mend_query(query)) != query:
            target = f"{scope.get('root_path', '')}{path}?{meant}".rstrip("?")
            await RedirectResponse(target, status_code=307, headers={"cache-control": "no-store"})(scope, receive, send)
            return
        await self.app(scope, receive, send)


def mend_query(query: str) -> str:
    """The query as it was meant; unchanged where it says the same, and while there are no figures to know codes from."""
    pairs = parse_qsl(query, keep_blank_values=True)
    try:
        known, years = known_of(released().current())
    except Unusable:
        return query
    meant = mend([(name, value) for name, value in pairs if value], known, years)
    return urlencode(meant) if meant != [(name, value) for name, value in pairs if value] else query
