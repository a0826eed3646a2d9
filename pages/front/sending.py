"""Who may write: whoever opened the link that the server printed at its start. It holds a secret, which the browser then keeps as a cookie.

A cookie belongs to the host it was given by, is not shown to scripts and is not sent by other sites; a page of another host, or one that
calls itself ours (DNS rebinding), has none. What a proxy says of a request is not asked.
"""

import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.view.server import accepts_reports

SECRET = secrets.token_urlsafe(24)
"""Another one at every start; nothing keeps it but the memory of this process and the browser it was given to."""
KEY, COOKIE = "key", "cpc_sender"
LINK = "Reports are taken in from the browser that opens this link; whoever has it can send: {address}/reports?{query}"


def may_send(request: Request) -> bool:
    """Whether the request is from a page of this server in a browser that opened the printed link, on a server that takes reports in."""
    return accepts_reports() and has_own_origin(request) and _same(_read_cookie(request.headers.get("cookie", "")))


def has_own_origin(request: Request) -> bool:
    """Whether the request comes from a page of this server: browsers say so, once, of whatever a page posts."""
    origins, hosts = request.headers.getlist("origin"), request.headers.getlist("host")
    if len(origins) != 1 or len(hosts) != 1:
        return False
    origin = urlsplit(origins[0])
    return origin.scheme in ("http", "https") and bool(origin.netloc) and origin.netloc == hosts[0]


def write_link(address: str) -> str:
    """The line that the server prints at its start; "" where it takes nothing in."""
    return LINK.format(address=address, query=urlencode({KEY: SECRET})) if accepts_reports() else ""


def announce() -> None:
    """Print the link, where this server takes anything in."""
    if link := write_link(f"http://{st.get_option('browser.serverAddress')}:{st.get_option('server.port')}"):
        print(link, flush=True)


def _same(given: str) -> bool:
    return secrets.compare_digest(given.encode(), SECRET.encode())


def _read_cookie(header: str) -> str:
    try:
        found = SimpleCookie(header[:4000]).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


class Keys:
    """Takes the secret out of an address: it becomes a cookie where it is right, and stands in no link and no log of a page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lead on to the address without the secret; pass all else."""
        query = scope.get("query_string", b"").decode("latin-1")
        if scope["type"] != "http" or scope["method"] != "GET" or not accepts_reports() or f"{KEY}=" not in query:
            await self.app(scope, receive, send)
            return
        pairs = parse_qsl(query, keep_blank_values=True)
        left = urlencode([(name, value) for name, value in pairs if name != KEY])
        answer = RedirectResponse(f"{scope['path']}?{left}".rstrip("?"), status_code=303, headers={"cache-control": "no-store"})
        if _same(dict(pairs).get(KEY, "")):
            answer.set_cookie(COOKIE, SECRET, httponly=True, samesite="strict", path="/", secure=scope.get("scheme") == "https")
        await answer(scope, receive, send)
