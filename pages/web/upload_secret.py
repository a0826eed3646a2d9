"""Write access: the browser that opened a link printed at the start of the server, one a role. Its secret is then kept as a cookie.

A cookie belongs to the host it was given by, is not shown to scripts and is not sent by other sites; a page of another host, or one that
calls itself ours (DNS rebinding), has none.
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.view.server import accepts_reports, has_sign_in
from pages.web.own_hosts import is_own_origin, read_name
from pages.web.redirect import lead_to

OFFICER, SECRETARY, TIP_OFFICE, STEWARD = "reporting-officer", "technical-secretary", "tip-office", "steward"
"""The roles of the ledger (`data/ledger/decisions.py`) that have a link; the officer sends, the others read and decide."""
STEWARDS = (SECRETARY, TIP_OFFICE, STEWARD)
SECRETS = {role: secrets.token_urlsafe(24) for role in (OFFICER, *STEWARDS)}
"""Others at every start; nothing keeps them but the memory of this process and the browser each was given to."""
KEY = "key"
PROXIED = ("x-forwarded", "forwarded")
"""How headers begin that a proxy adds."""
LINKS = {
    OFFICER: "The browser that opens this link can send reports; keep the link to yourself: {address}/reports?{query}",
    SECRETARY: "The browser that opens this link decides as the technical secretary: {address}/reports?{query}",
    TIP_OFFICE: "The browser that opens this link decides as the TIP Office: {address}/reports?{query}",
    STEWARD: "The browser that opens this link clears texts, closes periods and makes releases, as the data steward: {address}/reports?{query}",
}


def held_roles(request: Request, roles: Sequence[str] = STEWARDS) -> tuple[str, ...]:
    """Which of the roles the browser holds that sent this request from a page of this server; none on a server that takes nothing in.

    The links are for one machine: what came through a proxy, which says so, holds none; nor does anybody where people sign in.
    """
    if has_sign_in() or not accepts_reports() or not has_own_origin(request) or any(name.startswith(PROXIED) for name in request.headers):
        return ()
    cookies, host = request.headers.get("cookie", ""), request.headers["host"]
    return tuple(role for role in roles if _has(cookies, name_cookie(role), make_cookie(host, role)))


def _has(cookies: str, name: str, right: str) -> bool:
    return any(secrets.compare_digest(given.encode(), right.encode()) for given in _read_cookies(cookies, name))


def name_cookie(role: str = OFFICER) -> str:
    """The name of the cookie: browsers give those of one port to all others of the same host, so each port has its own."""
    return f"cpc_{role}_{st.get_option('server.port')}"


def make_cookie(host: str, role: str = OFFICER) -> str:
    """What the browser keeps: proof of the secret of a role for one host, worth nothing at another."""
    return hmac.new(SECRETS[role].encode(), read_name(host).encode(), hashlib.sha256).hexdigest()


def has_own_origin(request: Request) -> bool:
    """Whether the request comes from a page of this server: browsers say so, once, of whatever a page posts."""
    origins, hosts = request.headers.getlist("origin"), request.headers.getlist("host")
    if len(origins) != 1 or len(hosts) != 1:
        return False
    return is_own_origin(origins[0], hosts[0])


def write_links(address: str) -> list[str]:
    """The lines that the server prints at its start, one a role; none where it takes nothing in."""
    return [line.format(address=address, query=urlencode({KEY: SECRETS[role]})) for role, line in LINKS.items()] if _takes_links() else []


def _takes_links() -> bool:
    """Whether links let anybody write here: on a server that takes reports in and at which nobody signs in."""
    return accepts_reports() and not has_sign_in()


def announce() -> None:
    """Print the links, where this server takes anything in."""
    for line in write_links(f"http://{st.get_option('browser.serverAddress')}:{st.get_option('server.port')}"):
        print(line, flush=True)


def _role_of(given: str) -> str:
    """The role whose secret was given; "" for any other word."""
    return next((role for role, secret in SECRETS.items() if secrets.compare_digest(given.encode(), secret.encode())), "")


def _read_cookies(header: str, name: str) -> list[str]:
    """What the browser sends under this name; whatever others left in it, however odd, is passed over."""
    parts = (part.strip().partition("=") for part in header.split(";"))
    return [value.strip('"') for given, _, value in parts if given == name]


class Keys:
    """Takes the secret out of an address: it becomes a cookie where it is right, and stands in no link and no log of a page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lead on to the address without the secret; pass all else."""
        query = scope.get("query_string", b"").decode("latin-1")
        pairs = parse_qsl(query, keep_blank_values=True) if scope["type"] == "http" and scope["method"] == "GET" and _takes_links() else []
        given = [value for name, value in pairs if name == KEY]
        answer = lead_to(scope, [pair for pair in pairs if pair[0] != KEY], 303) if given else None
        if answer is None:
            await self.app(scope, receive, send)
            return
        if role := _role_of(given[-1]):
            host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
            safe = scope.get("scheme") == "https"
            answer.set_cookie(name_cookie(role), make_cookie(host, role), httponly=True, samesite="strict", path="/", secure=safe)
        await answer(scope, receive, send)
