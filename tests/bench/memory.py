"""`python -m tests.bench.memory [--program FILE]`: whether memory stays flat, as a Markdown table: files for 2,000 different days, and 1,000
sessions one after the other, ten at a time, each with pages and selections of its own. Nothing here is a test: machines differ.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import tempfile
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from urllib.parse import urlencode

from tests.bench.heavy import memory
from tests.bench.visitor import UNPACED, Visitor
from tests.browser.server import Server

FIRST_DAY, DAYS, WARMING = date(2019, 1, 1), 2000, 200
SESSIONS, TOGETHER = 1000, 10
PAGES = (("/", {}), ("/prosecution", {"activity": "1.6"}), ("/explore", {"series": "1.6-c.cases"}), ("/regions", {}), ("/contributions", {}))
CHOICES = list(product(("LMA", "LOR", "CUS"), range(2017, 2021), range(2021, 2025), ("en", "es")))


def download(port: int, days: range) -> None:
    """A card as CSV, as it was known on each day."""
    for day in days:
        asked = urlencode({"card": "trend:1.6-c.cases", "asof": (FIRST_DAY + timedelta(day)).isoformat()})
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", f"/download/csv?{asked}")
        assert connection.getresponse().read()
        connection.close()


async def visit(port: int, numbers: range) -> None:
    """A session for each number: two pages, with a selection that few others have."""
    for number in numbers:
        region, first, last, lang = CHOICES[number * 7 % len(CHOICES)]
        async with Visitor(port) as visitor:
            for turn in range(2):
                path, more = PAGES[(number + turn) % len(PAGES)]
                query = urlencode({**more, "region": region, "from": first, "to": last, "lang": lang})
                assert not (await visitor.go(path, query)).failed


async def visit_together(port: int, numbers: range) -> None:
    await asyncio.gather(*(visit(port, numbers[at::TOGETHER]) for at in range(TOGETHER)))


def measure(server: Server) -> list[tuple[str, float, float, float]]:
    """What was done; megabytes after warming, half-way and at the end."""
    rows = []
    download(server.port, range(WARMING))
    warm = memory(server.pid)
    download(server.port, range(WARMING, DAYS // 2))
    middle = memory(server.pid)
    download(server.port, range(DAYS // 2, DAYS))
    rows.append((f"{DAYS} files of as many days", warm, middle, memory(server.pid)))
    asyncio.run(visit_together(server.port, range(WARMING)))
    warm = memory(server.pid)
    asyncio.run(visit_together(server.port, range(WARMING, SESSIONS // 2)))
    middle = memory(server.pid)
    asyncio.run(visit_together(server.port, range(SESSIONS // 2, SESSIONS)))
    rows.append((f"{SESSIONS} sessions of two pages", warm, middle, memory(server.pid)))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=Path, default=Path("data/program.duckdb"))
    program = parser.parse_args().program.resolve()
    with tempfile.TemporaryDirectory() as folder, Server(program, Path(folder) / "log", environment=UNPACED) as server:
        rows = measure(server)
    print(f"| What | after the first {WARMING} | half-way | at the end | growth |\n|---|---|---|---|---|")
    for what, warm, middle, end in rows:
        print(f"| {what} | {warm:.0f} MB | {middle:.0f} MB | {end:.0f} MB | {end - warm:+.0f} MB |")


if __name__ == "__main__":
    main()
