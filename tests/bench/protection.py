"""`python -m tests.bench.protection`: what the protection of child victims takes, on the demonstration, on more places and years, on ledgers
with other figures, and on one large series.

Prints a line a measure: seconds of processor, cells, and the most memory the process had. README.md beside it has the figures.
"""

import random
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from data import build
from data.disclosure.audit import audit
from data.disclosure.banner import swallow_banner
from data.disclosure.cells import make_cells
from data.disclosure.leaf_audit import Told, audit_leaves
from data.disclosure.leaves import Agreed, Leaf, Listed, Places, SeriesBreakdown, find_finer
from data.release import protection
from tests.built.ledgers import KINDS, make_ledger
from tests.data.release.reading import open_made

T = TypeVar("T")


def measure(name: str, work: Callable[[], T]) -> T:
    """Do the work and say how long it took and how much memory the process has had at most."""
    began = time.process_time()
    done = work()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name}: {time.process_time() - began:.1f} s, {memory:.0f} MiB", flush=True)
    return done


def large(regions: int, years: int) -> tuple[list[Leaf], Agreed]:
    """One series with many regions and years, a third of its counts small."""
    draw = random.Random(1)
    pilots, others = tuple(f"P{number}" for number in range(3)), tuple(f"R{number:03}" for number in range(regions - 3))
    tables = (Listed("s", "", "total", "region-year", False), Listed("s", "", "total", "region-term", False))
    agreed = Agreed(Places("ALL", "PILOTS", pilots, others, ()), tables)
    count = lambda: draw.choice((draw.randint(1, 10), draw.randint(11, 80), draw.randint(11, 300)))  # noqa: E731
    return [Leaf("s", "S", place, 2000 + year, "total", "total", (count(),), 1) for place in (*pilots, *others) for year in range(years)], agreed


def grow(leaves: list[Leaf], agreed: Agreed, places: int, years: int) -> tuple[list[Leaf], Agreed]:
    """All committed tables of other places and years: each place and year has the counts of one of the demonstration's, drawn at random."""
    draw = random.Random(1)
    groups: dict[tuple[str, int], list[Leaf]] = {}
    for leaf in leaves:
        if leaf.region in agreed.places.pilot + agreed.places.consent:
            groups.setdefault((leaf.region, leaf.year), []).append(leaf)
    pilots, others = tuple(f"P{number}" for number in range(3)), tuple(f"R{number}" for number in range(places - 3))
    grown = [
        leaf._replace(region=place, year=2000 + year, release=1 + year * 3 // years)
        for place in pilots + others
        for year in range(years)
        for leaf in groups[draw.choice(sorted(groups))]
    ]
    return grown, replace(agreed, places=Places(agreed.places.total, agreed.places.pilots, pilots, others, ()))


def measure_grown(leaves: list[Leaf], agreed: Agreed, places: int, years: int) -> None:
    """Protection and both audits of all releases at once."""
    grown, of_them = grow(leaves, agreed, places, years)
    name = f"{places} places x {years} years"
    fine: set[SeriesBreakdown] = set()
    withheld: set[protection.At] = set()
    while True:
        cells = make_cells(grown, of_them, 3, fine)
        decide = partial(protection.decide, cells, of_them, {}, "bench", 11, withheld)
        decided = measure(f"{name}, {len(cells.values)} cells: pattern", decide)
        shown = {row.key: tuple(cells.values[cell] for cell in row.cells) for row in cells.rows if decided[protection.name_row(row)]}
        rows = [Told(*row.key[:3], row.year, row.release, *row.key[4:], shown.get(row.key)) for row in cells.rows]
        first = measure(f"{name}: first audit", partial(audit, cells, shown, of_them, 11))
        count, second = measure(f"{name}: second audit, from the leaves", partial(audit_leaves, grown, rows, of_them, 11))
        exposed = {(each.key.series, each.key.breakdown) for each in first.exposed} | {(each.row.series, each.row.breakdown) for each in second}
        print(f"{first.primary} and {count} asked about, {len(exposed)} series exposed, {len(shown)} of {len(rows)} rows published", flush=True)
        finer = find_finer(exposed, of_them)
        if fine >= finer:
            return
        fine |= finer
        withheld = {at for at, told in decided.items() if not told}


def main() -> None:
    """All measures."""
    swallow_banner()
    said: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "program.duckdb"
        measure("build of the demonstration with protection and both audits", lambda: build.build(out, said.append))
        with open_made(out) as made:
            told = made.told()
            measure(f"first audit, {len(made.cells.values)} cells", lambda: audit(made.cells, told, made.agreed, 11))
            rows = made.rows()
            measure("second audit, from the leaves", lambda: audit_leaves(made.leaves, rows, made.agreed, 11))
            for places, years in ((9, 4), (9, 8), (27, 4)):
                measure_grown(made.leaves, made.agreed, places, years)
        for kind in KINDS:
            measure(f"a {kind} ledger, three releases", lambda kind=kind: make_ledger(Path(folder) / kind, kind))
    leaves, agreed = large(200, 20)
    cells = make_cells(leaves, agreed)
    decided = measure(f"one series, 200 regions, 20 years: {len(cells.values)} cells", lambda: protection.decide(cells, agreed, {}, "bench", 11))
    shown = {row.key: tuple(cells.values[cell] for cell in row.cells) for row in cells.rows if decided[protection.name_row(row)]}
    found = measure("its audit", lambda: audit(cells, shown, agreed, 11))
    print(f"{found.primary} small counts, {len(found.exposed)} exposed, {len(shown)} of {len(cells.rows)} rows published")


if __name__ == "__main__":
    main()
