"""`python -m tests.bench.heavy [--program FILE]`: ten heavy checks at once, as a Markdown table: what readers wait, what memory it takes,
how soon all work ends after the clients left, and how soon the server ends. Nothing here is a test: machines differ.

The workbook has as many filled cells as are taken, outside the columns of the sheet, so that every one of them is told.
"""

from __future__ import annotations

import argparse
import http.client
import os
import secrets
import signal
import socket
import statistics
import tempfile
import threading
import time
from itertools import cycle
from pathlib import Path

from openpyxl import load_workbook

from data import page_api
from data.report.safety import MOST_FILLED
from tests.bench.visitor import UNPACED
from tests.browser.server import Server

AT_ONCE, WIDE, SECONDS = 10, 26, 20
PLACES = ("LMA", "LOR", "CUS", "LMA&region=LOR", "LMA&region=CUS", "LOR&region=CUS")
SPANS = [(first, last) for first in range(2017, 2024) for last in range(first + 1, 2025)]
PAGES = ("/?", "/prosecution?activity=1.6&", "/regions?", "/explore?series=1.6-c.cases&", "/reports?", "/contributions?")
ADDRESSES = [f"{page}region={place}&from={first}&to={last}" for first, last in SPANS for place in PLACES for page in PAGES]
"""Pages that nobody asked for before, so that none is kept ready."""


def write_heavy(folder: Path) -> bytes:
    """A blank workbook with numbers beside its columns."""
    path = folder / "heavy.xlsx"
    path.write_bytes(page_api.make_blank("DEM-F", "2024-H1", "en"))
    book = load_workbook(path)
    sheet = book["Figures"]
    filled = sum(cell.value is not None for row in sheet.iter_rows() for cell in row)
    for row in range(5, 5 + int((MOST_FILLED * 0.95 - filled) / WIDE)):
        for column in range(30, 30 + WIDE):
            sheet.cell(row, column, row * column)
    book.save(path)
    return path.read_bytes()


def start_post(port: int, body: bytes) -> socket.socket:
    """A check that was sent by a browser of its own; its answer is not awaited."""
    client = socket.create_connection(("127.0.0.1", port))
    host, cookie = f"127.0.0.1:{port}", f"Cookie: _streamlit_xsrf={secrets.token_hex(4)}\r\n"
    head = (
        f"POST /report/check?lang=en&name=heavy.xlsx HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n{cookie}Content-Length: {len(body)}\r\n\r\n"
    )
    client.sendall(head.encode() + body)
    return client


def read_pages(port: int, until: threading.Event) -> list[float]:
    """Milliseconds of whole pages, one after the other, as a reader's browser asks for them."""
    taken = []
    for page in cycle(ADDRESSES):
        if until.is_set():
            break
        began = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", page, headers={"Accept-Encoding": "gzip"})
        connection.getresponse().read()
        connection.close()
        taken.append(1000 * (time.perf_counter() - began))
        time.sleep(0.02)
    return taken


def tree(process: int) -> list[int]:
    """The process and all that came of it."""
    found = [process]
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        if parent == process:
            found += tree(int(stat.parent.name))
    return found


def memory(process: int) -> float:
    """Megabytes that the process and its children hold, what they share counted once each (proportional set size)."""
    total = 0
    for each in tree(process):
        try:
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1000


def busy(process: int) -> int:
    """Work going on: processes beyond the server and the one that waits."""
    return max(0, len(tree(process)) - 2)


def percentile(taken: list[float], share: int) -> float:
    return statistics.quantiles(taken, n=100)[share - 1]


def measure(server: Server, body: bytes) -> list[tuple[str, str]]:
    """What, and the figure."""
    calm, quiet = threading.Event(), []
    reader = threading.Thread(target=lambda: quiet.extend(read_pages(server.port, calm)))
    reader.start()
    time.sleep(5)
    calm.set()
    reader.join()
    before, most = memory(server.pid), 0.0
    done, taken = threading.Event(), []
    reader = threading.Thread(target=lambda: taken.extend(read_pages(server.port, done)))
    reader.start()
    until, rounds = time.monotonic() + SECONDS, 0
    while time.monotonic() < until:
        clients = [start_post(server.port, body) for _ in range(AT_ONCE)]
        rounds += 1
        waiting = [threading.Thread(target=client.recv, args=(12,)) for client in clients]
        for each in waiting:
            each.start()
        while any(each.is_alive() for each in waiting):
            most = max(most, memory(server.pid))
            time.sleep(0.1)
        for client in clients:
            client.close()
    done.set()
    reader.join()
    clients = [start_post(server.port, body) for _ in range(AT_ONCE)]
    time.sleep(1.0)
    at_work = busy(server.pid)
    for client in clients:
        client.close()
    left = time.monotonic()
    while busy(server.pid) and time.monotonic() < left + 60:
        time.sleep(0.05)
    ended = time.monotonic() - left
    clients = [start_post(server.port, body) for _ in range(AT_ONCE)]
    time.sleep(1.0)
    told = time.monotonic()
    children = tree(server.pid)
    os.kill(server.pid, signal.SIGTERM)
    server.stop()
    stopped = time.monotonic() - told
    time.sleep(0.5)
    alive = [each for each in children if Path(f"/proc/{each}").exists()]
    for client in clients:
        client.close()
    return [
        ("pages without checks, p50 / p95", f"{percentile(quiet, 50):.0f} / {percentile(quiet, 95):.0f} ms"),
        (
            f"pages while ten checks are always asked for ({rounds} times in {SECONDS} s), p50 / p95",
            f"{percentile(taken, 50):.0f} / {percentile(taken, 95):.0f} ms",
        ),
        ("memory above the start, most", f"{most - before:.0f} MB (start {before:.0f})"),
        (f"all work ended after the clients left ({at_work} at work)", f"{ended:.1f} s"),
        ("server ended after SIGTERM, ten checks asked for", f"{stopped:.1f} s, {len(alive)} processes left"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=Path, default=Path("data/program.duckdb"))
    program = parser.parse_args().program
    with tempfile.TemporaryDirectory() as folder:
        body = write_heavy(Path(folder))
        server = Server(program.resolve(), Path(folder) / "log", environment=UNPACED).start()
        try:
            rows = measure(server, body)
        finally:
            server.stop()
        print(f"workbook of {len(body) / 1e6:.1f} MB\n\n| What | Measured |\n|---|---|")
        for row in rows:
            print("| " + " | ".join(row) + " |")
        print("\n".join(server.trouble()))


if __name__ == "__main__":
    main()
