"""`python -m tests.bench.growth OUT`: what a change costs as a programme grows.

First the same released figures from more and more reported rows (versions that a later one supersedes), then more and more places. The files
are made in OUT, or taken from there, and served in turn for several rounds: a slow minute of the machine meets all of them.
"""

import argparse
import asyncio
import os
import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from data import build
from tests.bench.generate_framework import generate
from tests.bench.speed import BROWSER, PAGES, measure_changes, measure_redraw, read_offer, selections, served

HALVES = 8
PLACES = 8
VERSIONS = (1, 10, 100)
"""Of each report: about 10,000 to 1,000,000 reported rows."""
GROWING = (27, 60, 200)
"""Places of programmes that grow."""
ROWS_A_PLACE = 1_250
CHANGES = 30
ROUNDS = 3
ASKED = ("Overview", "Explore")


def make(out: Path, places: int, versions: int) -> Path:
    """The released file of so many places and of so many versions of each report."""
    folder = out / f"{places}-{versions}"
    made = folder / "program.duckdb"
    if not made.exists():
        generate(folder, places, HALVES, ROWS_A_PLACE * places * versions, versions)
        build.build(made, framework=folder / "framework", reports=folder / "reports")
    return made


def measure(programs: Sequence[Path], *, clicks: bool) -> Iterator[tuple[str, list[float]]]:
    """Rows of a table: what, and the medians of all rounds in milliseconds, one a file."""
    found: dict[str, list[list[float]]] = defaultdict(lambda: [[] for _ in programs])
    for _ in range(ROUNDS):
        for place, program in enumerate(programs):
            offer = read_offer(program)
            with served(program) as (port, process):
                for name in ASKED:
                    path, base = PAGES[name]
                    server, _ = asyncio.run(measure_changes(port, process, path, base, selections(offer, CHANGES)))
                    found[f"server a change, {name}"][place].append(server)
                    if clicks:
                        found[f"click, {name}"][place].append(_click(f"http://127.0.0.1:{port}{path}?{base}", program))
    yield from ((what, [statistics.median(each) for each in rounds]) for what, rounds in found.items())


def _click(address: str, program: Path) -> float:
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=BROWSER)
        took = measure_redraw(browser.new_page(viewport={"width": 1366, "height": 768}), address, read_offer(program), changes=9)
        browser.close()
    return took


def main() -> None:
    """Print two tables, in Markdown: by reported rows, and by places beside the demonstration."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder for what is made; what lies there is measured again")
    parser.add_argument("--demonstration", type=Path, default=build.PROGRAM, help="the released file of the demonstration (default: %(default)s)")
    options = parser.parse_args()
    tables = (
        ([f"{versions} versions" for versions in VERSIONS], [make(options.out, PLACES, versions) for versions in VERSIONS], False),
        (
            ["demonstration", *(f"{places} places" for places in GROWING)],
            [options.demonstration, *(make(options.out, places, 1) for places in GROWING)],
            True,
        ),
    )
    for heads, programs, clicks in tables:
        print(f"\n| ms | {' | '.join(heads)} |\n|---{'|---' * len(heads)}|")
        for what, medians in measure(programs, clicks=clicks):
            print(f"| {what} | {' | '.join(f'{each:.1f}' for each in medians)} |", flush=True)


if __name__ == "__main__":
    main()
