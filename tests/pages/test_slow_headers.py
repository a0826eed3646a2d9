"""A connection that does not say what it wants is closed; one that does is not, however slow its body or its answer."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from pages.web.slow_headers import MOST_BYTES, limit_headers

SECONDS = 0.4


class Limited(HttpToolsProtocol):
    """The protocol with a short time, so that no other test waits as long."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    limit_headers(Limited, SECONDS)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            body = b""
            while (message := await receive()).get("more_body"):
                body += message["body"]
            body += message.get("body", b"")
            await asyncio.sleep(SECONDS * 2 if scope["path"] == "/slow" else 0)
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", str(len(body)).encode())]})
            await send({"type": "http.response.body", "body": body})

    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, http=Limited, log_config=None, lifespan="off", timeout_keep_alive=30))
    thread = threading.Thread(target=lambda: server.run(sockets=[listening]), daemon=True)
    thread.start()
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join(10)


def talk(port: int, *parts: bytes, pause: float = 0.0) -> tuple[bytes, float]:
    """What comes back for parts sent one after the other, and after how many seconds the connection ended or 2 s were over."""
    with socket.create_connection(("127.0.0.1", port), timeout=2) as client:
        began, got = time.monotonic(), b""
        try:
            for part in parts:
                client.sendall(part)
                time.sleep(pause)
            while chunk := client.recv(65536):
                got += chunk
        except (TimeoutError, OSError):
            pass
        return got, time.monotonic() - began


@pytest.mark.parametrize("parts", [(), (b"GET / HT",), (b"GET / HTTP/1.1\r\nHost: a\r\n",)])
def test_unfinished_headers_end_the_connection(port: int, parts: tuple[bytes, ...]) -> None:
    got, seconds = talk(port, *parts)
    assert got == b"" and SECONDS * 0.8 < seconds < 1.5


def test_headers_a_letter_at_a_time_are_no_way_to_stay(port: int) -> None:
    got, seconds = talk(port, *[b"x"] * 40, pause=0.05)
    assert b"200" not in got and seconds < 1.5


def test_so_do_unfinished_headers_of_a_second_request(port: int) -> None:
    got, seconds = talk(port, b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", b"GET / HT", pause=0.1)
    assert got.count(b"200 OK") == 1 and seconds < 1.5


def test_headers_without_end_are_cut_off(port: int) -> None:
    got, _ = talk(port, b"GET / HTTP/1.1\r\nHost: a\r\n", b"X-A: " + b"x" * (MOST_BYTES + 10))
    assert b"200" not in got


def test_a_slow_body_and_a_slow_answer_are_waited_for(port: int) -> None:
    head = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nConnection: close\r\n\r\n"
    assert b"200 OK" in talk(port, head, b"a", b"b", pause=SECONDS * 1.2)[0]
    assert b"200 OK" in talk(port, b"GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")[0]
