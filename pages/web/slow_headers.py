"""Time limit for request headers: uvicorn waits for them without limit, and a thousand such connections use up all open files.

uvicorn has a time limit between requests but none for a request that has begun; this module adds one to its HTTP protocol class.
"""

import asyncio
from typing import Any
from weakref import WeakKeyDictionary

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from pages.web import bounds

SECONDS = 15.0
"""From the opening of a connection, or the first letter of a further request, until its headers are there."""
MOST_BYTES = 100_000
"""Of one request before its headers are there."""


def limit_headers(protocol: type[Any] = HttpToolsProtocol, seconds: float = SECONDS) -> None:
    """Patch the protocol class so that it closes connections whose headers take longer than `seconds` or exceed MOST_BYTES."""
    if getattr(protocol, "headers_limited", False):
        return
    made, received, completed, lost = protocol.connection_made, protocol.data_received, protocol.on_headers_complete, protocol.connection_lost
    waiting: WeakKeyDictionary[Any, tuple[asyncio.TimerHandle, int]] = WeakKeyDictionary()

    def wait(self: Any) -> None:
        waiting[self] = (self.loop.call_later(seconds, close, self), 0)

    def close(self: Any) -> None:
        if waiting.pop(self, None) and self.transport is not None:
            bounds.tell("a connection was closed that did not say what it wants")
            self.transport.close()

    def stop_waiting(self: Any) -> None:
        if found := waiting.pop(self, None):
            found[0].cancel()

    def connection_made(self: Any, transport: asyncio.Transport) -> None:
        made(self, transport)
        wait(self)

    def data_received(self: Any, data: bytes) -> None:
        if self not in waiting and (self.cycle is None or self.cycle.response_complete):
            wait(self)
        if self in waiting:
            handle, size = waiting[self]
            waiting[self] = (handle, size + len(data))
        received(self, data)
        if self in waiting and waiting[self][1] > MOST_BYTES:
            stop_waiting(self)
            self.transport.close()

    def on_headers_complete(self: Any) -> None:
        stop_waiting(self)
        completed(self)

    def connection_lost(self: Any, error: Exception | None) -> None:
        stop_waiting(self)
        lost(self, error)

    protocol.connection_made, protocol.data_received = connection_made, data_received
    protocol.on_headers_complete, protocol.connection_lost = on_headers_complete, connection_lost
    protocol.headers_limited = True
