"""`python -m tests.bench.load [--minutes 2] [--long 10]`: readers on one and on two replicas, as a Markdown table.

Each session speaks the real protocol and asks for one change every five seconds, drawn from a seed: pages with filters, slides of the annual
meeting, and now and then a file. Every half-minute a release is swapped in. In one run 300 idle sockets and 20 that never finish their headers
are open besides. Sessions are dealt to the replicas in turn, without a proxy. The driver is on the same machine; its share is told.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import shutil
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import NamedTuple

from tests.bench.heavy import ADDRESSES, memory
from tests.bench.visitor import UNPACED, Visitor
from tests.browser.server import Server

PAUSE = 5.0
"""Seconds between two changes of a session."""
ALONE = 1.0
"""The same of a single session, which would be asked too seldom to tell anything."""
QUICKLY = 0.1
WARMING = 60.0
"""Seconds in which ten sessions ask as fast as that for all pages, before memory is looked at: what is kept for readers is kept by then."""
SWAPPED = 30.0
"""Seconds between two releases."""
SLIDES = "&".join(f"slides=trend:{series}" for series in ("1.1-a.cases", "1.2-b.days", "1.6-c.cases", "2.1-a.shelters"))
ONE_IN = {"slide": 6, "file": 20}
"""Every so many changes is a slide, or a file."""
IDLE, SLOW = 300, 20
ANSWERED = 200


class Found(NamedTuple):
    """Seconds of each change, failures by what they were, sessions that were begun."""

    waits: list[float]
    failures: list[str]
    sessions: int


class Load:
    """What readers ask for, and what became of it."""

    def __init__(self, ports: Sequence[int], program: Path, seconds: float, pause: float = PAUSE) -> None:
        self._ports, self._program, self._pause = ports, program, pause
        self._until = time.monotonic() + seconds
        self._found = Found([], [], 0)
        self._sessions = 0

    async def run(self, sessions: int, lasting: float) -> Found:
        """So many sessions at a time, each for so many seconds, then another one takes its place."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._swap())
            for number in range(sessions):
                group.create_task(self._keep(number, lasting))
        return self._found._replace(sessions=self._sessions)

    async def _keep(self, number: int, lasting: float) -> None:
        """One session after the other in this place."""
        await asyncio.sleep(random.Random(number).uniform(0, self._pause))
        while time.monotonic() < self._until:
            self._sessions += 1
            await self._read(self._sessions, min(self._until, time.monotonic() + lasting))

    async def _read(self, number: int, until: float) -> None:
        draw, port = random.Random(number), self._ports[number % len(self._ports)]
        try:
            async with Visitor(port) as visitor:
                while time.monotonic() < until:
                    begun = time.monotonic()
                    await self._change(visitor, draw, port)
                    await asyncio.sleep(max(0.0, begun + self._pause - time.monotonic()))
        except (OSError, TimeoutError) as error:
            self._found.failures.append(type(error).__name__)

    async def _change(self, visitor: Visitor, draw: random.Random, port: int) -> None:
        path, _, query = draw.choice(ADDRESSES).partition("?")
        if draw.randrange(ONE_IN["file"]) == 0:
            await self._take_file(port, query)
            return
        if draw.randrange(ONE_IN["slide"]) == 0:
            path, query = "/annual-meeting", f"{SLIDES}&slide={draw.randrange(1, 5)}"
        answer = await visitor.go(path, query)
        self._found.waits.append(answer.seconds)
        if answer.failed:
            self._found.failures.append(path)

    async def _take_file(self, port: int, query: str) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET /download/csv?card=scorecard&{query} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
        head = await asyncio.wait_for(reader.read(), 30)
        writer.close()
        if not head.startswith(f"HTTP/1.1 {ANSWERED}".encode()):
            self._found.failures.append(head.partition(b"\r\n")[0].decode())

    async def _swap(self) -> None:
        """Put the same figures in the place of the file, as a release does."""
        beside = self._program.with_name("beside.duckdb")
        while time.monotonic() + SWAPPED < self._until:
            await asyncio.sleep(SWAPPED)
            shutil.copyfile(self._program, beside)
            os.replace(beside, self._program)


async def burden(port: int, held: list[asyncio.StreamWriter]) -> None:
    """Open sockets that ask for nothing, and some that never finish their headers."""
    for number in range(IDLE + SLOW):
        with suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            if number >= IDLE:
                writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n")
            held.append(writer)


def measure(program: Path, sessions: int, replicas: int, minutes: float, *, lasting: float, burdened: bool) -> str:
    """A row of the table."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        shown = Path(shutil.copy(program, Path(folder) / "program.duckdb"))
        servers = [stack.enter_context(Server(shown, Path(folder) / f"log-{number}", environment=UNPACED)) for number in range(replicas)]
        ports = [server.port for server in servers]
        asyncio.run(Load(ports, shown, WARMING, QUICKLY).run(10, WARMING))  # what is made once is made
        before, used, begun = [memory(server.pid) for server in servers], time.process_time(), time.monotonic()

        async def work() -> Found:
            held: list[asyncio.StreamWriter] = []
            if burdened:
                await burden(ports[0], held)
            return await Load(ports, shown, 60 * minutes, PAUSE if sessions > 1 else ALONE).run(sessions, lasting)

        found = asyncio.run(work())
        share = (time.process_time() - used) / (time.monotonic() - begun)
        grown = max(memory(server.pid) - was for server, was in zip(servers, before, strict=True))
    waits = sorted(found.waits)
    half, most = (1000 * waits[int(part * (len(waits) - 1))] for part in (0.5, 0.95))
    name = f"{sessions} on {replicas}" + (f", {IDLE} idle and {SLOW} slow sockets" if burdened else "")
    told = (f"{minutes:g}", f"{found.sessions:,}", f"{len(waits):,}", f"{half:.0f} ms", f"{most:.0f} ms", str(len(found.failures)))
    return f"| {name} | {' | '.join(told)} | {grown:+.0f} MB | {share:.0%} of one processor |" + "".join(f"\n\n{each}" for each in found.failures[:3])


def main() -> None:
    """Print the table, a row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=Path, default=Path("data/program.duckdb"))
    parser.add_argument("--minutes", type=float, default=2.0, help="of each run but the last")
    parser.add_argument("--only", default="", help="runs whose name has this in it, like “25 on 1”")
    parser.add_argument("--long", type=float, default=10.0, help="minutes of the last run, in which a session lasts 15 seconds; 0 for none")
    options = parser.parse_args()
    program = options.program.resolve()
    print("| sessions on replicas | minutes | sessions in all | changes | half within | 95 % within | failed | memory | driver |")
    print("|---|---|---|---|---|---|---|---|---|")
    whole = 60 * options.minutes
    for sessions, replicas, burdened in ((1, 1, False), (25, 1, False), (25, 1, True), (50, 1, False), (50, 2, False), (100, 2, False)):
        if options.only in f"{sessions} on {replicas}":
            print(measure(program, sessions, replicas, options.minutes, lasting=whole, burdened=burdened), flush=True)
    if options.long:
        print(measure(program, 25, 1, options.long, lasting=15, burdened=False), flush=True)


if __name__ == "__main__":
    main()
