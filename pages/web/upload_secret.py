"""Write access: the browser that opened the link printed at the start of the server. Its secret is then kept as a cookie.

A cookie belongs to the host it was given by, is not shown to scripts and is not sent by other sites; a page of another host, or one that
calls itself ours (DNS rebinding), has none. What a proxy says of a request is not asked.
"""

import hashlib
import hmac
import secrets
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.view.server import accepts_reports
from pages.web.own_hosts import is_own_origin, read_name
from pages.web.redirect import lead_to

SECRET = secrets.token_urlsafe(24)
"""Another one at every start; nothing keeps it but the memory of this process and the browser it was given to."""
KEY = "key"
LINK = "The browser that opens this link can send reports; keep the link to yourself: {address}/reports?{query}"


def may_send(request: Request) -> bool:
    """Whether the request is from a page of this server in a browser that opened the printed link, on a server that takes reports in."""
    if not accepts_reports() or not has_own_origin(request):
        return False
    right = make_cookie(request.headers["host"])
    return any(secrets.compare_digest(given.encode(), right.encode()) for given in _read_cookies(request.headers.get("cookie", "")))


def name_cookie() -> str:
    """The name of the cookie: browsers give those of one port to all others of the same host, so each port has its own."""
    return f"cpc_sender_{st.get_option('server.port')}"


def make_cookie(host: str) -> str:
    """What the browser keeps: proof of the secret for one host, worth nothing at another."""
    return hmac.new(SECRET.encode(), read_name(host).encode(), hashlib.sha256).hexdigest()


def has_own_origin(request: Request) -> bool:
    """Whether the request comes from a page of this server: browsers say so, once, of whatever a page posts."""
    origins, hosts = request.headers.getlist("origin"), request.headers.getlist("host")
    if len(origins) != 1 or len(hosts) != 1:
        return False
    return is_own_origin(origins[0], hosts[0])


def write_link(address: str) -> str:
    """The line that the server prints at its start; "" where it takes nothing in."""
    return LINK.format(address=address, query=urlencode({KEY: SECRET})) if accepts_reports() else ""


def announce() -> None:
    """Print the link, where this server takes anything in."""
    if link := write_link(f"http://{st.get_option('browser.serverAddress')}:{st.get_option('server.port')}"):
        print(link, flush=True)


def _same(given: str) -> bool:
    return secrets.compare_digest(given.encode(), SECRET.encode())


def _read_cookies(header: str) -> list[str]:
    """What the browser sends under our name; whatever others left in it, however odd, is passed over."""
    parts = (part.strip().partition("=") for part in header.split(";"))
    return [value.strip('"') for name, _, value in parts if name == name_cookie()]


class Keys:
    """Takes the secret out of an address: it becomes a cookie where it is right, and stands in no link and no log of a page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lead on to the address without the secret; pass all else."""
        query = scope.get("query_string", b"").decode("latin-1")
        pairs = parse_qsl(query, keep_blank_values=True) if scope["type"] == "http" and scope["method"] == "GET" and accepts_reports() else []
        given = [value for name, value in pairs if name == KEY]
        answer = lead_to(scope, [pair for pair in pairs if pair[0] != KEY], 303) if given else None
        if answer is None:
            await self.app(scope, receive, send)
            return
        if _same(given[-1]):
            host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
            answer.set_cookie(name_cookie(), make_cookie(host), httponly=True, samesite="strict", path="/", secure=scope.get("scheme") == "https")
        await answer(scope, receive, send)
