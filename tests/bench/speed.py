"""`python -m tests.bench.speed [--program FILE]`: how fast the app is, as the table that stands in the README.

Server CPU is read from the process itself (/proc), once over selections nobody asked for before and once over the same again.
Times in the browser are from the click to the last chart in the window drawn. Nothing here is a test: machines differ.
"""

import argparse
import asyncio
import itertools
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import duckdb
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from data import page_api
from tests.bench.visitor import UNPACED, Visitor

ROOT = Path(__file__).parents[2]
PAGES = {"Overview": ("/", ""), "Prosecution, activity 1.6": ("/prosecution", "activity=1.6"), "Explore": ("/explore", "series=1.6-c.cases")}
CHARTED = "/prosecution"
"""A page whose first cards are charts that answer; the Overview has none."""
SLIDES = [f"trend:{series}" for series in ("1.1-a.cases", "1.2-b.days", "1.6-c.cases", "1.6-d.cases", "2.1-a.shelters", "3.2-a.operations")]
BROWSER = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
CHANGES = 60
VISITORS = 20
DRAWN = """() => {
    window.drawn = window.clicked = 0;
    if (!window.watching) {
        window.watching = new MutationObserver((changes) => {
            const seen = (chart) => chart && chart.getBoundingClientRect().top < innerHeight && chart.getBoundingClientRect().bottom > 0;
            if (changes.some((change) => change.target.closest && seen(change.target.closest('.chart, .card')))) window.drawn = performance.now();
        });
        window.watching.observe(document.body, { childList: true, subtree: true, attributes: true });
        document.addEventListener('click', () => { window.clicked = window.clicked || performance.now(); }, { capture: true });
    }
}"""


class Offer(NamedTuple):
    """What a released file lets a reader choose: the first five regions, by code, with their names, and its years."""

    regions: dict[str, str]
    years: range


def read_offer(program: Path) -> Offer:
    """The choices in the filter bar of this file."""
    with duckdb.connect(str(program), read_only=True) as connection:
        asked = "select region, name_en from region where kind in ('pilot', 'consent') order by kind <> 'pilot', position limit 5"
        first, last = connection.execute("select min(year), max(year) from period where kind = 'year'").fetchall()[0]
        return Offer(dict(connection.execute(asked).fetchall()), range(first, last + 1))


def selections(offer: Offer, count: int) -> list[str]:
    """Different selections of places and years, the same ones every time."""
    spans = [(first, last) for first, last in itertools.combinations(offer.years, 2) if last >= first + 2]
    pairs = [pair for size in (1, 2, 3) for pair in itertools.combinations(offer.regions, size)]
    mixed = [(pairs[number % len(pairs)], spans[number * 7 % len(spans)]) for number in range(count)]
    return ["&".join(f"region={region}" for region in chosen) + f"&from={first}&to={last}" for chosen, (first, last) in mixed]


@contextmanager
def served(program: Path) -> Iterator[tuple[int, int]]:
    """The app on a free port: (port, process number)."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "CPC_PROGRAM": str(program), **UNPACED}, **quiet)
    try:
        for _ in range(240):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.25)
        wait_until_idle(process.pid)  # the server answers before it has loaded what the first answer does not need
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(20)


def wait_until_idle(process: int, quiet: float = 1.0, most: float = 30.0) -> None:
    """Wait until the process has used no processor for `quiet` seconds, at most `most` seconds."""
    until, used = time.monotonic() + most, -1.0
    while time.monotonic() < until and (now := processor_seconds(process)) != used:
        used = now
        time.sleep(quiet)


def processor_seconds(process: int) -> float:
    """CPU time the process has used so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def measure_changes(port: int, process: int, path: str, base: str, queries: list[str]) -> tuple[float, float]:
    """Server CPU and wall time a change, in milliseconds."""
    async with Visitor(port) as visitor:
        for query in ("", "from=2020", ""):
            await visitor.go(path, "&".join(filter(None, (base, query))))
        before, waits = processor_seconds(process), []
        for query in queries:
            answer = await visitor.go(path, "&".join(filter(None, (base, query))))
            assert not answer.failed, query
            waits.append(answer.seconds)
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.3)
        return (processor_seconds(process) - before) / len(queries) * 1000, statistics.median(waits) * 1000


async def measure_throughput(port: int, queries: list[str], seconds: float = 15.0) -> tuple[float, float]:
    """Changes a second of one process with 20 sessions on Explore and the Overview in turn, and the 95th percentile in milliseconds."""
    waits: list[float] = []
    until = time.perf_counter() + seconds

    async def visit(number: int) -> None:
        async with Visitor(port) as visitor:
            for query in itertools.islice(itertools.cycle(queries), number * 5, None):
                path, base = PAGES["Explore"] if number % 2 else PAGES["Overview"]
                answer = await visitor.go(path, "&".join(filter(None, (base, query))))
                assert not answer.failed, query
                waits.append(answer.seconds)
                if time.perf_counter() > until:
                    return

    started = time.perf_counter()
    await asyncio.gather(*(visit(number) for number in range(VISITORS)))
    return len(waits) / (time.perf_counter() - started), sorted(waits)[int(len(waits) * 0.95)] * 1000


def measure_redraw(page: Page, address: str, offer: Offer, changes: int = 15) -> float:
    """Median time from a click in the filter row to the last card in the window drawn, in milliseconds."""
    page.goto(address)
    page.wait_for_selector("#root .card :is(.main-svg, svg.small)")
    page.wait_for_timeout(1500)
    times = []
    for choice in range(changes):
        option = offered(page, offer, choice)
        page.evaluate(DRAWN)
        option.click()
        page.mouse.move(5, 5)  # or hovering would go on drawing
        page.wait_for_timeout(1200)
        times.append(page.evaluate("() => window.drawn - window.clicked"))
    return statistics.median(times)


def offered(page: Page, offer: Offer, choice: int) -> Locator:
    """What to click: the button of a region, or the line of a first year where the file has too many regions for buttons."""
    name = list(offer.regions.values())[choice % 3]
    button = page.get_by_role("button", name=name, exact=True).first
    if button.count():
        return button
    page.get_by_role("combobox", name=re.compile("From year")).first.click()
    return page.get_by_role("option", name=str(offer.years[1 + choice % 3]), exact=True).first


SLOW = {"offline": False, "latency": 100, "downloadThroughput": 125_000, "uploadThroughput": 125_000}
"""A line of 1 Mbps, in bytes a second."""
PICTURED = """window.pictured = 0;
new MutationObserver(() => {
    if (!window.pictured && document.querySelector('.still svg, .chart .main-svg, svg.small')) window.pictured = performance.now();
}).observe(document, { childList: true, subtree: true });"""
SEEN = """() => new Promise((tell) => new PerformanceObserver((list) => list.getEntries().forEach((entry) => tell(entry.startTime)))
    .observe({ type: 'paint', buffered: true }))"""


def measure_first_sight(browser: Browser, address: str, slow: bool) -> tuple[float, float]:
    """Seconds until the first text is painted and until the first picture of a chart is there to be painted with it, nothing kept."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
    page.add_init_script(PICTURED)
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.pictured > 0")
    picture = page.evaluate("() => window.pictured") / 1000
    text = page.evaluate(SEEN) / 1000
    context.close()
    return text, max(text, picture)


def measure_first_visit(browser: Browser, address: str) -> tuple[float, float]:
    """Seconds until the first chart stands in a browser that has nothing kept, and megabytes over the wire until then."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    received = [0.0]
    session.on("Network.loadingFinished", lambda event: received.__setitem__(0, received[0] + event["encodedDataLength"]))
    session.on("Network.webSocketFrameReceived", lambda event: received.__setitem__(0, received[0] + len(event["response"]["payloadData"]) * 0.75))
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(".plot .main-svg")
    seconds = time.perf_counter() - started
    page.wait_for_timeout(1500)
    context.close()
    return seconds, received[0] / 1e6


TURNED = """() => {
    const slide = () => document.querySelector('#ahead .slide') || document.querySelector('#root .slide');
    const count = () => slide().querySelector('.count').textContent, before = count();
    window.pressed = window.turned = 0;
    addEventListener('keydown', () => { window.pressed = performance.now(); }, { once: true, capture: true });
    const watch = new MutationObserver(() => {
        if (count() === before || [...slide().querySelectorAll('.chart')].some((chart) => !chart.querySelector('.main-svg'))) return;
        window.turned = performance.now();
        watch.disconnect();
    });
    watch.observe(document.body, { childList: true, subtree: true, attributes: true });
}"""
"""From the key until another slide is on the screen, its charts drawn, whether the server has answered by then or not."""


def measure_slides(page: Page, address: str, turns: int = 30) -> tuple[float, float]:
    """Median and 95th percentile of the time from a key of the remote to the slide drawn, there and back, in milliseconds."""
    page.goto(address)
    page.wait_for_selector("#root .slide .main-svg")
    page.wait_for_timeout(2000)
    times = []
    for turn in range(turns):
        page.evaluate(TURNED)
        page.keyboard.press("PageDown" if turn // (len(SLIDES) - 1) % 2 == 0 else "PageUp")
        page.wait_for_timeout(600)
        times.append(page.evaluate("() => window.turned - window.pressed"))
    known = sorted(time for time in times if time > 0)
    return statistics.median(known), known[int(len(known) * 0.95)]


def measure(program: Path) -> Iterator[tuple[str, str, str]]:
    """Rows of the table: what, bar, measured, each when it is known."""
    bars = {"Overview": "40 ms", "Prosecution, activity 1.6": "40 ms", "Explore": "15 ms"}
    offer = read_offer(program)
    with served(program) as (port, process):
        for name, (path, base) in PAGES.items():
            queries = selections(offer, CHANGES)
            fresh, wait = asyncio.run(measure_changes(port, process, path, base, queries))
            again, _ = asyncio.run(measure_changes(port, process, path, base, queries))
            told = f"{fresh:.0f} ms new, {again:.0f} ms asked before ({wait:.0f} ms waiting)"
            yield f"server CPU a filter change, {name}", bars[name], told
        rate, slowest = asyncio.run(measure_throughput(port, selections(offer, 100)))
        yield f"changes a second, one process, {VISITORS} sessions", "20", f"{rate:.0f} (95 % within {slowest:.0f} ms)"
        with sync_playwright() as tools:
            browser = tools.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=BROWSER)
            visits = [measure_first_visit(browser, f"http://127.0.0.1:{port}{CHARTED}") for _ in range(3)]
            for name, slow, bars_of in (("", False, ("–", "1.2 s")), (" at 1 Mbps", True, ("1 s", "3 s"))):
                sights = [measure_first_sight(browser, f"http://127.0.0.1:{port}/", slow) for _ in range(3)]
                for what, bar, part in zip(("first text", "first picture of a chart"), bars_of, zip(*sights, strict=True), strict=True):
                    yield f"{what} in a cold browser{name}", bar, f"{statistics.median(part):.1f} s"
            yield "first chart that answers, in a cold browser, Prosecution", "–", f"{statistics.median(seconds for seconds, _ in visits):.1f} s"
            yield "over the wire at the first visit", "2.7 MB", f"{max(size for _, size in visits):.1f} MB"
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            for name, (path, base) in PAGES.items():
                address = f"http://127.0.0.1:{port}{path}" + (f"?{base}" if base else "")
                yield f"click to the cards in the window drawn, {name}", "140 ms", f"{measure_redraw(page, address, offer):.0f} ms"
            page.set_viewport_size({"width": 1280, "height": 720})
            query = urlencode([("slides", slide) for slide in SLIDES])
            half, most = measure_slides(page, f"http://127.0.0.1:{port}/annual-meeting?{query}&slide=1")
            yield "a key to the slide drawn", "200 ms, 95 % within 300 ms", f"{half:.0f} ms, 95 % within {most:.0f} ms"
            browser.close()


def main() -> None:
    """Print the table, in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=Path, help="a released file (default: the demonstration, built anew)")
    program = parser.parse_args().program
    with tempfile.TemporaryDirectory() as folder:
        if program is None:
            program = Path(folder) / "program.duckdb"
            page_api.make_program(program)
        print("| what | at most | measured |\n|---|---|---|")
        for what, bar, found in measure(program.resolve()):
            print(f"| {what} | {re.sub(r'^20$', '20 (at least)', bar)} | {found} |", flush=True)


if __name__ == "__main__":
    main()
