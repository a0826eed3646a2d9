"""The one way in which this server leads from an address to another: never to another host, never in a circle."""

from collections.abc import Sequence
from urllib.parse import urlencode

from starlette.responses import RedirectResponse
from starlette.types import Scope

from pages.cards.export import FORMATS
from pages.front.menu import BY_PATH

KNOWN = frozenset(BY_PATH) | {f"/download/{kind}" for kind in (*FORMATS, "duckdb", "html", "workbook")}
"""The paths that are ours: nothing else is led to."""


def lead_to(scope: Scope, pairs: Sequence[tuple[str, str]], status: int) -> RedirectResponse | None:
    """An answer that leads to the path of the request with these parameters; None where that is no path of ours, or the same address.

    `//evil.example/reports` is no path of ours, whatever a browser would make of it.
    """
    path = scope.get("path", "")
    query = urlencode(pairs)
    if path not in KNOWN or query == scope.get("query_string", b"").decode("latin-1"):
        return None
    target = f"{scope.get('root_path', '')}{path}?{query}".rstrip("?")
    return RedirectResponse(target, status_code=status, headers={"cache-control": "no-store"})
