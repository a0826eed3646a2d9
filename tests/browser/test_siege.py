"""A server that is besieged goes on for its readers, and asks nobody outside for anything: at its start, in use, at foreign origins."""

from __future__ import annotations

import asyncio
import base64
import http.server
import struct
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import websockets
from websockets.exceptions import InvalidStatus

from tests.bench.siege import besiege, read
from tests.bench.visitor import Visitor
from tests.browser.resolver import watch_lookups
from tests.browser.server import Server

pytestmark = pytest.mark.slow


@pytest.fixture
def proxy() -> Iterator[tuple[str, list[str]]]:
    """A proxy that notes what it is asked for and refuses it."""
    asked: list[str] = []

    class Refusing(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(502)

        do_CONNECT = do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Refusing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


async def knock(port: int, **headers: str) -> int:
    """The status of a handshake; 101 where a socket was opened."""
    try:
        async with websockets.connect(
            f"ws://127.0.0.1:{port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers=headers,
            open_timeout=5,
        ):
            return 101
    except InvalidStatus as refused:
        return int(refused.response.status_code)


def test_nobody_outside_is_asked(program: Path, tmp_path: Path, proxy: tuple[str, list[str]]) -> None:
    address, asked = proxy
    lookups, watched = watch_lookups(tmp_path)
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy"), address)
    # for the server alone: this process keeps what it first sees of proxies
    environment = {**watched, "no_proxy": "", **proxies}
    with Server(program, tmp_path / "log.txt", environment=environment) as server:
        statuses = [asyncio.run(knock(server.port, Origin=f"http://evil{number}.example")) for number in range(20)]
        began = time.monotonic()
        with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=10) as answer:
            assert answer.status == 200
        assert statuses == [403] * 20 and time.monotonic() - began < 5, "twenty of them froze the server for 40 s once"
        assert asyncio.run(knock(server.port, Host="rebound.example", Origin="http://rebound.example")) == 421
        assert asyncio.run(knock(server.port, Origin=server.address)) == 101
        asyncio.run(read(server.port, 2, readers=1))
        with urllib.request.urlopen(f"{server.address}/regions?lang=es", timeout=30) as answer:
            assert answer.status == 200
        assert "opened a socket" not in server.log.read_text(encoding="utf-8")
        told = [line for line in server.log.read_text(encoding="utf-8").splitlines() if "another site" in line]
        assert len(told) == 1, "one line a minute, not one a message"
    assert asked == [] and not lookups.exists(), lookups.read_text() if lookups.exists() else asked


def test_a_message_of_many_megabytes_ends_its_socket(server: Server) -> None:
    async def send() -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        head = "GET /_stcore/stream HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        writer.write(f"{head}Sec-WebSocket-Key: {base64.b64encode(bytes(16)).decode()}\r\nSec-WebSocket-Protocol: streamlit\r\n\r\n".encode())
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"\x82\xff" + struct.pack(">Q", 24_000_000) + bytes(4) + b"x" * 100_000)
        answer = await asyncio.wait_for(reader.read(100), 10)
        writer.transport.abort()
        return answer

    answer = asyncio.run(send())
    assert answer[0] == 0x88 and struct.unpack(">H", answer[2:4])[0] == 1009, "closed at its head: message too big"


def test_a_forged_widget_is_a_line_in_the_log_without_what_was_sent(program: Path, tmp_path: Path) -> None:
    async def forge(port: int) -> int:
        async with Visitor(port) as visitor:
            widgets = await visitor.widgets("/explore")
            for name in widgets:
                await visitor.set_widget("/explore", name, [99_999, -5])
            return len(widgets)

    with Server(program, tmp_path / "log.txt") as server:
        assert asyncio.run(forge(server.port)) > 5
        told = [line for line in server.log.read_text(encoding="utf-8").splitlines() if "Error" in line or "Traceback" in line or "99999" in line]
        assert told and all("Uncaught app execution: " in line and " < " in line and "99999" not in line for line in told)


def test_more_pages_than_there_is_room_for_are_told_so(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CPC_SOCKETS", "20")

    async def crowd(port: int) -> list[int]:
        opened, refused = [], []
        for _ in range(25):
            try:
                opened.append(await websockets.connect(f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"]))  # type: ignore[list-item]
            except InvalidStatus as answer:
                refused.append(int(answer.response.status_code))
        for each in opened:
            await each.close()
        return [len(opened), *refused]

    with Server(program, tmp_path / "log.txt") as server:
        assert asyncio.run(crowd(server.port)) == [20, *[503] * 5]
        assert "files may be open, so 20 pages at once" in server.log.read_text(encoding="utf-8")
        time.sleep(0.5)
        assert asyncio.run(crowd(server.port))[0] == 20, "who left makes room"


def test_readers_go_on_under_siege(program: Path, tmp_path: Path) -> None:
    """A small one; `python -m tests.bench.siege` says what they wait."""

    async def both(port: int) -> int:
        attack = asyncio.create_task(besiege(port, asking=3, idle=40, slow=5, unfinished=3, a_second=20))
        await asyncio.sleep(1)
        waits = await read(port, 4, readers=2)
        attack.cancel()
        with suppress(asyncio.CancelledError):
            await attack
        return len(waits.changes)

    with Server(program, tmp_path / "log.txt") as server:
        assert asyncio.run(both(server.port)) >= 4
        log = server.log.read_text(encoding="utf-8").lower()
        assert "traceback" not in log and log.count("bound met: a page asks for more") <= 1
