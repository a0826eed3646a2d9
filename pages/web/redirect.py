"""Redirects: only to known paths of this server, never to another host, never to the same address."""

from collections.abc import Sequence
from urllib.parse import urlencode

from starlette.responses import RedirectResponse
from starlette.types import Scope

from pages.card.export import FORMATS
from pages.documents.kinds import KINDS
from pages.frame.menu import BY_PATH

KNOWN = frozenset(BY_PATH) | {"/use"} | {f"/download/{kind}" for kind in (*FORMATS, *KINDS, "duckdb", "html", "slides", "workbook")}
"""Paths that may be the target of a redirect."""


def lead_to(scope: Scope, pairs: Sequence[tuple[str, str]], status: int) -> RedirectResponse | None:
    """Return a redirect to the path of the request with these parameters; None for an unknown path and for the same address.

    `//evil.example/reports`, which a browser reads as another host, is an unknown path.
    """
    path = scope.get("path", "")
    query = urlencode(pairs)
    if path not in KNOWN or query == scope.get("query_string", b"").decode("latin-1"):
        return None
    target = f"{scope.get('root_path', '')}{path}?{query}".rstrip("?")
    return RedirectResponse(target, status_code=status, headers={"cache-control": "no-store"})


def lead_to_page(scope: Scope, path: str, pairs: Sequence[tuple[str, str]]) -> RedirectResponse | None:
    """Return a redirect to another page with these parameters; None for an unknown path."""
    if path not in KNOWN:
        return None
    target = f"{scope.get('root_path', '')}{path}?{urlencode(pairs)}".rstrip("?")
    return RedirectResponse(target, status_code=307, headers={"cache-control": "no-store"})
