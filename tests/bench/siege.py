"""`python -m tests.bench.siege [--program FILE] [--seconds 20]`: what a reader waits while somebody besieges the server, as a Markdown table.

Ten sockets ask for fifty changes a second each, 300 are idle, fifty connections never finish their headers, twenty begin a message of
24 MB. The reader clicks as before; memory is read a minute later. Nothing here is a test: machines differ (a small one is in
`tests/browser/test_siege.py`).
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import os
import shutil
import statistics
import struct
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from itertools import cycle
from multiprocessing import Process
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.util import calc_hash

from tests.bench.visitor import Visitor
from tests.browser.server import Server

PAGES = ("/", "/prosecution", "/regions", "/explore")
QUERIES = tuple(f"region={place}&from={year}" for year in range(2017, 2019) for place in ("LMA", "LOR", "CUS"))


@dataclass
class Waits:
    """Seconds that a reader waited for changes, and for /_stcore/health."""

    changes: list[float] = field(default_factory=list)
    health: list[float] = field(default_factory=list)


def p95(seconds: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else float("nan")


async def read(port: int, seconds: float, readers: int = 3) -> Waits:
    """Readers who click twice a second, each on a page of their own, and one who asks whether the server is well."""
    waits, until = Waits(), time.monotonic() + seconds

    async def click(path: str, number: int) -> None:
        async with Visitor(port) as visitor:
            for query in (f"{each}&to={2023 + number % 2}" for each in cycle(QUERIES)):
                answer = await visitor.go(path, query)
                assert not answer.failed
                waits.changes.append(answer.seconds)
                if time.monotonic() > until:
                    return
                await asyncio.sleep(0.5)

    async def ask() -> None:
        while time.monotonic() < until:
            began = time.perf_counter()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /_stcore/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            await reader.read()
            writer.close()
            waits.health.append(time.perf_counter() - began)
            await asyncio.sleep(0.1)

    await asyncio.gather(ask(), *(click(path, number) for number, path in zip(range(readers), cycle(PAGES))))
    return waits


async def visit_all(port: int) -> None:
    """Every page that readers or attackers ask for, once."""
    async with Visitor(port) as visitor:
        for path in PAGES:
            for query in QUERIES:
                for end in ("", "&to=2023", "&to=2024"):
                    await visitor.go(path, query + end)


async def besiege(port: int, asking: int = 10, idle: int = 300, slow: int = 50, unfinished: int = 20, a_second: int = 50) -> None:
    """All kinds of attack at once, until it is cancelled."""
    async with AsyncExitStack() as stack:
        for _ in range(idle):
            await stack.enter_async_context(websockets.connect(f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None))  # type: ignore[list-item]
        await asyncio.gather(
            *(ask_for_ever(port, a_second, number) for number in range(asking)),
            *(begin_headers(port) for _ in range(slow)),
            *(begin_message(port) for _ in range(unfinished)),
        )


async def ask_for_ever(port: int, a_second: int, number: int) -> None:
    """One socket that asks for another page all the time, and reads what comes."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with websockets.connect(address, subprotocols=["streamlit"], max_size=None) as opened:  # type: ignore[list-item]

        async def swallow() -> None:
            async for _ in opened:
                pass

        swallowing = asyncio.create_task(swallow())
        try:
            for query in cycle(QUERIES):
                message = BackMsg()
                message.rerun_script.query_string = query
                message.rerun_script.page_script_hash = calc_hash(PAGES[number % len(PAGES)].strip("/"))
                await opened.send(message.SerializeToString())
                await asyncio.sleep(1 / a_second)
        finally:
            swallowing.cancel()


async def begin_headers(port: int) -> None:
    """Headers that do not end, again and again."""
    while True:
        with suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
            await reader.read()
            writer.close()
        await asyncio.sleep(0.5)


async def begin_message(port: int, size: int = 24_000_000) -> None:
    """A frame of 24 MB of which all comes but the last letter, then silence; begun anew where the server ends it."""
    key = base64.b64encode(os.urandom(16)).decode()
    head = f"GET /_stcore/stream HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
    while True:
        with suppress(OSError, ConnectionError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(f"{head}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: streamlit\r\n\r\n".encode())
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"\x82\xff" + struct.pack(">Q", size) + b"\0\0\0\0")
            for _ in range(size // 1_000_000):
                writer.write(b"x" * 999_999)
                await writer.drain()
            while await reader.read(65536):
                pass
        await asyncio.sleep(0.5)


def read_memory(pid: int) -> float:
    """Megabytes that a process has in memory."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS"))) / 1024


async def measure(server: Server, seconds: float, rest: float, **attack: int) -> tuple[Waits, Waits, tuple[float, float, float]]:
    """Waits without and with the attack, and memory before, at its end, and `rest` seconds later."""
    await visit_all(server.port)  # what is kept after a first visit is no growth
    calm = await read(server.port, seconds)
    before = read_memory(server.pid)
    # a process of its own: what the attack costs its sender is nothing that the reader waits for
    attacking = Process(target=_besiege, args=(server.port, attack), daemon=True)
    attacking.start()
    await asyncio.sleep(3)
    waits = await read(server.port, seconds)
    during = read_memory(server.pid)
    attacking.kill()
    attacking.join()
    await asyncio.sleep(rest)
    return calm, waits, (before, during, read_memory(server.pid))


def _besiege(port: int, attack: dict[str, int]) -> None:
    os.nice(5)
    asyncio.run(besiege(port, **attack))


def main() -> None:
    """The table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=Path, default=Path("data/program.duckdb"))
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        program = Path(shutil.copy(options.program, folder))
        with Server(program, Path(folder) / "log") as server:
            calm, waits, memory = asyncio.run(measure(server, options.seconds, 60))
            print("| | calm | besieged | times |\n|---|---|---|---|")
            for name, one, other in (("change, p95", calm.changes, waits.changes), ("/_stcore/health, p95", calm.health, waits.health)):
                print(f"| {name} | {p95(one) * 1000:.0f} ms | {p95(other) * 1000:.0f} ms | {p95(other) / p95(one):.1f} |")
            print(f"\nmemory: {memory[0]:.0f} MB before, {memory[1]:.0f} at the end, {memory[2]:.0f} a minute later")
            print("\n".join(line for line in (Path(folder) / "log").read_text(encoding="utf-8").splitlines() if "bound met" in line))


if __name__ == "__main__":
    main()
