"""`python -m tests.bench.compare_peers --python PEERS/bin/python`: the same small page in other frameworks and the pages of this program, as a table.

Everything is measured in one run, one server after the other, on the same cores as the browser: the first visit of a cold browser until a chart
stands, a reload, a click to the last change of the page, the server's processor for a change, its memory with 25 open sessions, and what the
first visit and a change weigh on the wire (`wire.py`). The peers' page has three places and two charts (`tests/bench/peers/`).
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from pages.view.store import DEFAULT
from tests.bench.speed import BROWSER, processor_seconds, wait_until_idle
from tests.bench.wire import Wire

ROOT = Path(__file__).parents[2]
APPS = ROOT / "tests" / "bench" / "peers"
PLACES = ("Loreto", "Cusco", "Metropolitan Lima")
CHANGES, WARMING = 15, 3
WINDOW: ViewportSize = {"width": 1366, "height": 768}
SESSIONS = 25
DRAWN = "svg.main-svg, #root .card svg.small"
"""A chart drawn by a script, or a small one in one of our tables. Pictures of the first answer do not count."""
LAST = """() => {
    window.last = window.clicked = 0;
    if (!window.watching) {
        window.watching = new MutationObserver(() => { window.last = performance.now(); });
        // Some frameworks draw within shadow roots, which an observer of the page does not see into.
        const watch = (root) => {
            window.watching.observe(root, { childList: true, subtree: true, attributes: true });
            root.querySelectorAll("*").forEach((each) => each.shadowRoot && watch(each.shadowRoot));
        };
        watch(document.body);
        document.addEventListener("click", () => { window.clicked = window.clicked || performance.now(); }, { capture: true });
    }
}"""


class Peer(NamedTuple):
    """A server to measure: its name, its command (the port follows or is named), the address of its page."""

    name: str
    command: tuple[str, ...]
    path: str = "/"


class Measured(NamedTuple):
    """Milliseconds, kilobytes, megabytes."""

    cold: float
    reload: float
    first: float
    click: float
    click_p95: float
    change: float
    server: float
    memory: float


def peers(python: str) -> list[Peer]:
    """The peers, then the pages of this program."""
    own = (sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true", "--server.port")
    apps = [Peer(name, (python, str(APPS / f"{name.lower()}_app.py"))) for name in ("Dash", "Vizro", "Panel", "Shiny")]
    alone = {"Streamlit alone": "streamlit", "Streamlit, components": "streamlit_component"}
    plain = [Peer(name, (*own[:4], str(APPS / f"{app}_app.py"), *own[5:])) for name, app in alone.items()]
    marimo = Peer("marimo", (python, "-m", "marimo", "run", str(APPS / "marimo_app.py"), "--headless", "--no-token", "--port"))
    pages = {"Explore": "/explore?series=1.6-c.cases", "Overview": "/", "activity 1.6": "/prosecution?activity=1.6", "Prosecution": "/prosecution"}
    return [*apps, *plain, marimo, *(Peer(f"this, {name}", own, path) for name, path in pages.items())]


@contextmanager
def run(peer: Peer) -> Iterator[tuple[int, int]]:
    """The server of a peer: its port and its process number."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {**os.environ, "CPC_PROGRAM": str(DEFAULT), "PYTHONPATH": str(APPS) if str(APPS) in " ".join(peer.command) else ""}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([*peer.command, str(port)], cwd=ROOT, env=settings, **quiet)
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.25)
        wait_until_idle(process.pid)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(20)


def memory(process: int) -> float:
    """Megabytes of the process that its pages do not share with a file."""
    fields = Path(f"/proc/{process}/statm").read_text().split()
    return (int(fields[1]) - int(fields[2])) * os.sysconf("SC_PAGE_SIZE") / 1e6


def open_cold(browser: Browser, address: str) -> float:
    """Milliseconds until a chart stands in a browser that knows nothing."""
    page = browser.new_context(viewport=WINDOW).new_page()
    begun = time.perf_counter()
    page.goto(address)
    page.locator(DRAWN).first.wait_for(timeout=60_000)
    waited = 1000 * (time.perf_counter() - begun)
    page.wait_for_timeout(1500)
    page.context.close()
    return waited


def count_bytes(browser: Browser, port: int, process: int, path: str) -> tuple[float, float]:
    """Kilobytes on the wire of the first visit of a browser that knows nothing, and of a change."""
    with Wire(port) as wire:
        page = browser.new_context(viewport=WINDOW).new_page()
        page.goto(f"http://127.0.0.1:{wire.port}{path}")
        page.locator(DRAWN).first.wait_for(timeout=60_000)
        page.wait_for_timeout(3000)
        first = wire.received
        click_through(page, process)
        whole = wire.received - first
        page.context.close()
    return first / 1000, whole / 1000 / (CHANGES + WARMING)


def click_through(page: Page, process: int) -> tuple[list[float], float]:
    """Milliseconds of each change, and milliseconds of the server's processor for one."""
    times = []
    used = 0.0
    for change in range(CHANGES + WARMING):
        name = PLACES[change % len(PLACES)]
        button = page.locator(".st-key-bar").get_by_role("button", name=name, exact=True)
        choice = button if button.count() else page.get_by_text(name, exact=True).first
        page.evaluate(LAST)
        if change == WARMING:  # what is made once is made
            used = processor_seconds(process)
        choice.click()
        page.mouse.move(5, 5)
        page.wait_for_timeout(900)
        if change >= WARMING:
            times.append(page.evaluate("() => window.last - window.clicked"))
    return times, 1000 * (processor_seconds(process) - used) / CHANGES


def measure(browser: Browser, peer: Peer) -> Measured:
    """One peer, from its start to 25 sessions."""
    with run(peer) as (port, process):
        address = f"http://127.0.0.1:{port}{peer.path}"
        open_cold(browser, address)  # what a server makes at the first visit is made
        colds = [open_cold(browser, address) for _ in range(3)]
        page = browser.new_context(viewport=WINDOW).new_page()
        page.goto(address)
        page.locator(DRAWN).first.wait_for(timeout=60_000)
        page.wait_for_timeout(2500)
        times, server = click_through(page, process)
        reloads = []
        for _ in range(3):
            begun = time.perf_counter()
            page.reload()
            page.locator(DRAWN).first.wait_for(timeout=60_000)
            reloads.append(1000 * (time.perf_counter() - begun))
        tabs = [page.context.new_page() for _ in range(SESSIONS - 1)]
        for tab in tabs:
            tab.goto(address)
            tab.locator(DRAWN).first.wait_for(timeout=60_000)
        held = memory(process)
        page.context.close()
        first, change = count_bytes(browser, port, process, peer.path)
    median = statistics.median
    p95 = statistics.quantiles(times, n=20)[-1]
    return Measured(median(colds), median(reloads), first, median(times), p95, change, server, held)


def main() -> None:
    """Print the table; a peer that does not start or draw is named below it."""
    reader = argparse.ArgumentParser()
    reader.add_argument("--python", required=True, help="the Python of an environment with the peers")
    reader.add_argument("--only", default="", help="measure those whose name has this in it")
    asked = reader.parse_args()
    print("| page | cold, ms | reload, ms | first visit, kB | click, ms | 95 % within | a change, kB | server a change, ms | memory, MB |")
    print("|---|---|---|---|---|---|---|---|---|")
    failed = []
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=BROWSER)
        for peer in [each for each in peers(asked.python) if asked.only.lower() in each.name.lower()]:
            try:
                found = measure(browser, peer)
            except Exception as error:  # a peer that cannot be measured is a finding, not the end of the run
                failed.append(f"{peer.name}: {type(error).__name__} {str(error).splitlines()[0][:120]}")
                continue
            print(f"| {peer.name} | " + " | ".join(f"{value:,.0f}" if value >= 10 else f"{value:.1f}" for value in found) + " |", flush=True)
    for problem in failed:
        print(f"\n{problem}")


if __name__ == "__main__":
    main()
