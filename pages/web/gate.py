"""The door, for HTTP and websockets: check Host and Origin, limit the number of sockets and the rate of their messages.

A page of another site must not open a socket (Streamlit would ask the internet for its own address to decide it). A request for another
host name gets 421 (DNS rebinding). Messages above the rate are delayed, none is dropped.
"""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.view.words import words_in
from pages.web import bounds
from pages.web.own_hosts import is_own_host, is_own_origin

CLOSED = ("/_stcore/agent",)
"""Endpoints of Streamlit that this program does not use."""
MOST_QUERY = 16_000
"""Characters of a query; the longest link of this program has 2,000."""


class Gate:
    """Reject requests for other hosts, from other origins or above a limit; pass the rest on, sockets at a limited rate."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._sockets: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403, 404, 414, 421 or 503; a socket is refused during its handshake."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        hosts, origins = (_values(scope, name) for name in (b"host", b"origin"))
        reached_at = str((scope.get("server") or ("",))[0])
        if len(hosts) > 1 or not all(is_own_host(host, reached_at) for host in hosts):
            bounds.tell("a name that is not ours was asked for; name it in CPC_HOSTS if it is")
            await _refuse(scope, receive, send, 421)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif len(origins) > 1 or not all(is_own_origin(origin, "".join(hosts)) for origin in origins):
            bounds.tell("a page of another site tried to open a socket")
            await _refuse(scope, receive, send, 403)
        else:
            await self._open(scope, receive, send, origins)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if len(scope.get("query_string", b"")) > MOST_QUERY:
            await _refuse(scope, receive, send, 414)
        elif scope["path"].startswith(CLOSED):
            await _refuse(scope, receive, send, 404)
        else:
            await self.app(scope, receive, _without_links(send))

    async def _open(self, scope: Scope, receive: Receive, send: Send, origins: list[str]) -> None:
        client = str((scope.get("client") or ("",))[0])
        if self._sockets.total() >= bounds.most_sockets() or self._sockets[client] >= bounds.most_sockets_of_one():
            bounds.tell(f"{self._sockets.total()} pages are open, as many as this server takes")
            await _refuse(scope, receive, send, 503)
            return
        if origins:  # a proxy may have changed the host: Streamlit sees one name, and has nothing to look up
            headers = [(name, value) for name, value in scope["headers"] if name != b"host"]
            scope = {**scope, "headers": [*headers, (b"host", origins[0].partition("//")[2].encode("latin-1"))]}
        self._sockets[client] += 1
        try:
            await self.app(scope, Pace(receive), send)
        finally:
            self._sockets[client] -= 1
            bounds.note_closed()
            if not self._sockets[client]:
                del self._sockets[client]


@dataclass
class Pace:
    """Receive function of a socket with a token bucket: a burst first, then a fixed rate; later messages wait in the browser."""

    receive: Receive
    left: float = bounds.BURST
    seen: float = field(default_factory=time.monotonic)

    async def __call__(self) -> Message:
        """Return the next message as soon as the rate allows it."""
        message = await self.receive()
        if message["type"] == "websocket.receive":
            now = time.monotonic()
            self.left = min(bounds.BURST, self.left + (now - self.seen) * bounds.A_SECOND) - 1
            self.seen = now
            if self.left < 0:
                bounds.tell(f"a page asks for more than {bounds.A_SECOND} changes a second and waits")
                await asyncio.sleep(-self.left / bounds.A_SECOND)
        return message


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def _without_links(send: Send) -> Send:
    """Remove the `Link` headers that point to closed endpoints."""

    async def pass_on(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = message.get("headers", ())
            message["headers"] = [each for each in headers if not (each[0].lower() == b"link" and b"_stcore/agent" in each[1])]
        await send(message)

    return pass_on


def _find_language(scope: Scope) -> str:
    asked = parse_qs(scope.get("query_string", b"")[:MOST_QUERY].decode("ascii", "ignore"))
    return (asked.get("lang") or [""])[0]


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int) -> None:
    words = words_in(_find_language(scope))
    texts = {
        403: words.say("Pages of other sites may not open this."),
        404: words.say("There is no such file."),
        414: words.say("The link is too long. Shorten it after the question mark, or begin at the first page."),
        421: words.say("This server has another name. Its administrator can add this name to the setting CPC_HOSTS."),
        503: words.say("As many pages are open as this server takes. Try again in a minute."),
    }
    if scope["type"] == "websocket":
        if "websocket.http.response" not in scope.get("extensions", {}):
            await send({"type": "websocket.close", "code": 1013 if status == 503 else 1008})
            return
        start = {"type": "websocket.http.response.start", "status": status, "headers": [(b"content-type", b"text/plain; charset=utf-8")]}
        await send(start)
        await send({"type": "websocket.http.response.body", "body": texts[status].encode()})
        return
    headers = {"cache-control": "no-store", "x-content-type-options": "nosniff"} | ({"retry-after": "60"} if status == 503 else {})
    await PlainTextResponse(texts[status], status_code=status, headers=headers)(scope, receive, send)
