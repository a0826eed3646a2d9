"""`python -m tests.bench.spike [--seconds 6]`: new readers a second, in steps, as first answers over HTTP and as pages by socket; a Markdown table.

The profile is that of a day of publication (10, then 30, then 40 new readers a second), then doubled until the 95th percentile is five times
that of one reader at a time, or something is refused. The readers run in a process apart, on the same cores: their share of the processor
stands beside. Every answer but 200 and 503, and every answer that does not come within 30 s, is counted as trouble.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import statistics
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from typing import NamedTuple

from pages.view.store import DEFAULT
from tests.bench.speed import processor_seconds, served
from tests.bench.visitor import Visitor

PATHS = ("/", "/prosecution", "/regions?region=LOR", "/explore?series=1.6-c.cases", "/?lang=es", "/protection?lang=es", "/reports", "/methods")
RATES = (10, 30, 40, 80, 160, 320)
PATIENCE = 30.0
TIMES = 5
"""How many times what one reader waits still counts as bearable."""
SINGLE = 16
"""Visits of one reader at a time, before the spike."""
GONE = 0
"""The status of an answer that did not come."""

Visit = Callable[[int, int], Awaitable[int]]
"""One visit of a reader at a port, by number: the status of its answer."""


class Step(NamedTuple):
    """What readers at one rate met: their waits in seconds, how many answers of each status, seconds of processor of the readers."""

    rate: float
    waits: list[float]
    statuses: Counter[int]
    driver: float

    @property
    def p95(self) -> float:
        """The wait that 95 of 100 do not exceed, in milliseconds."""
        return 1000 * statistics.quantiles(self.waits, n=20)[-1]


async def ask(port: int, number: int) -> int:
    """A first answer over HTTP, read to its end."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        path = PATHS[number % len(PATHS)]
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n".encode())
        head = await reader.readline()
        await reader.read()
        return int(head.split()[1])
    finally:
        writer.close()


async def open_page(port: int, number: int) -> int:
    """A page by socket, as a browser opens it; a refused socket counts as 503."""
    path, _, query = PATHS[number % len(PATHS)].partition("?")
    try:
        async with Visitor(port) as visitor:
            return 500 if (await visitor.go(path, query)).failed else 200
    except Exception as error:
        status = getattr(getattr(error, "response", None), "status_code", GONE)
        return int(status)


async def visit_all(visit: Visit, port: int, rate: float, count: int) -> tuple[list[float], Counter[int]]:
    """`count` readers, `rate` a second; at rate 0 one after the other. Waits of those that were answered, and every status."""
    waits: list[float] = []
    statuses: Counter[int] = Counter()

    async def one(number: int) -> None:
        begun = time.perf_counter()
        try:
            status = await asyncio.wait_for(visit(port, number), PATIENCE)
        except (TimeoutError, OSError, IndexError):
            status = GONE
        statuses[status] += 1
        if status == 200:
            waits.append(time.perf_counter() - begun)

    if not rate:
        for number in range(count):
            await one(number)
    else:
        begun, asked = time.perf_counter(), []
        for number in range(count):
            await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
            asked.append(asyncio.create_task(one(number)))
        await asyncio.gather(*asked)
    return waits, statuses


def _drive(visit: Visit, port: int, rate: float, count: int, out: Connection) -> None:
    found = asyncio.run(visit_all(visit, port, rate, count))
    used = resource.getrusage(resource.RUSAGE_SELF)
    out.send((*found, used.ru_utime + used.ru_stime))


def step(visit: Visit, port: int, rate: float, count: int) -> Step:
    """The readers of one rate, in a process of their own."""
    inside, outside = Pipe(duplex=False)
    readers = Process(target=_drive, args=(visit, port, rate, count, outside))
    readers.start()
    waits, statuses, driver = inside.recv()
    readers.join()
    return Step(rate, waits, statuses, driver)


def main() -> None:
    """Print the table of both kinds of visits."""
    reader = argparse.ArgumentParser()
    reader.add_argument("--seconds", type=float, default=6.0)
    seconds = reader.parse_args().seconds
    print("| readers a second | first answer: 95 % within | answered, 503, trouble | page by socket: 95 % within | answered, 503, trouble |")
    print("|---|---|---|---|---|")
    with served(DEFAULT) as (port, process):
        kinds: tuple[Visit, ...] = (ask, open_page)
        for visit in kinds:
            step(visit, port, 0, SINGLE)  # warm the caches of the server first
        base = {visit: step(visit, port, 0, SINGLE) for visit in kinds}
        _print("one at a time", [base[visit] for visit in kinds])
        held: dict[Visit, float] = {}
        for rate in RATES:
            due = [visit for visit in kinds if visit not in held]
            if not due:
                break
            begun = processor_seconds(process)
            found = {visit: step(visit, port, rate, int(rate * seconds)) for visit in due}
            _print(f"{rate}", [found.get(visit) for visit in kinds])
            used, driver = processor_seconds(process) - begun, sum(each.driver for each in found.values())
            print(f"<!-- seconds of processor: server {used:.1f}, readers {driver:.1f} -->")
            for visit, each in found.items():
                if len(each.waits) < 2 or each.p95 > TIMES * base[visit].p95 or len(each.waits) < sum(each.statuses.values()):
                    held[visit] = rate
    for visit, rate in held.items():
        print(f"\n{visit.__name__}: five times one reader's wait, or a refusal, at {rate} a second")


def _print(name: str, steps: list[Step | None]) -> None:
    cells = []
    for each in steps:
        if each is None:
            cells += ["–", "–"]
            continue
        trouble = sum(count for status, count in each.statuses.items() if status not in (200, 503))
        cells += [f"{each.p95:.0f} ms" if len(each.waits) > 1 else "–", f"{each.statuses[200]}, {each.statuses[503]}, {trouble}"]
    print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
