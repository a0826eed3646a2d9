"""`python -m tests.bench.disclosure_methods [--python PYTHON]`: the demonstration's counts of child victims, protected as here and as others do.

Withholding as here; rounding to the nearest multiple of three; and the table that comes with `cell-key-perturbation` (threshold of ten,
rounding to five), read from an environment that has the package. Of each: what is shown, how far it is from the truth, how many sums no
longer add up, and what the attacker of this program works out. All is invented: no count of a real child is in it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from data import build
from data.disclosure.attacker.intervals import Interval, find_exposed
from data.disclosure.banner import swallow_banner
from data.disclosure.cells import Cells, find_limits
from data.disclosure.threshold import THRESHOLD
from tests.data.release.reading import Made, open_made

ASK = """
import json
from cell_key_perturbation.utils.generate_test_ptable import generate_ptable_10_5_rule
table = generate_ptable_10_5_rule()
assert (table.groupby("pcv").pvalue.nunique() == 1).all(), "the keys of records would matter"
print(json.dumps(dict(zip(table.pcv.tolist(), table.pvalue.tolist()))))
"""
HEADS = ("method", "rows shown", "mean error", "sums that no longer add up", "small counts known exactly", "known to within one")
LEAST = 10
"""Counts below it are dropped by that rule."""


class Protected(NamedTuple):
    """The cells that are shown with what they say, and what each cell can be by that alone."""

    shown: Mapping[int, int]
    limits: Mapping[int, Interval]


def withhold(made: Made) -> Protected:
    """As here: rows as they are, or not at all."""
    told = made.told()
    shown = {cell: count for row in made.cells.rows if row.key in told for cell, count in zip(row.cells, told[row.key], strict=True)}
    limits = {cell: limit for cell, limit in find_limits(made.cells, made.agreed, THRESHOLD).items() if cell not in shown}
    return Protected(shown, limits | {cell: (count, count) for cell, count in shown.items()})


def round_to_three(made: Made) -> Protected:
    """Every count to the nearest multiple of three."""
    shown = {cell: 3 * round(made.cells.values[cell] / 3) for cell in _listed(made.cells)}
    return Protected(shown, {cell: (max(said - 1, 0), said + 1) for cell, said in shown.items()})


def apply_rule(made: Made, change: Callable[[int], int]) -> Protected:
    """Counts below ten dropped, the others changed by the table."""
    values = {cell: made.cells.values[cell] for cell in _listed(made.cells)}
    shown = {cell: value + change(value) for cell, value in values.items() if value >= LEAST}
    limits = {cell: (max(said - 2, LEAST), said + 2) for cell, said in shown.items()}
    return Protected(shown, limits | {cell: (0, LEAST - 1) for cell in values if cell not in shown})


def _listed(cells: Cells) -> set[int]:
    return {cell for row in cells.rows for cell in row.cells}


def measure(made: Made, protected: Protected) -> tuple[str, ...]:
    """The cells of a row of the table."""
    cells = made.cells
    listed = _listed(cells)
    whole = sum(all(cell in protected.shown for cell in row.cells) for row in cells.rows)
    errors = [abs(said - cells.values[cell]) for cell, said in protected.shown.items()]
    told = [(total, parts) for total, parts in cells.sums if total in protected.shown and all(part in protected.shown for part in parts)]
    broken = sum(protected.shown[total] != sum(protected.shown[part] for part in parts) for total, parts in told)
    small = [cell for cell in listed if 1 <= cells.values[cell] < THRESHOLD and cell not in cells.known]
    exact, near = _recover(cells, protected.limits, small)
    return (
        f"{whole / len(cells.rows):.0%}",
        f"{statistics.mean(errors):.1f}",
        f"{broken} of {len(told)}",
        f"{exact} of {len(small)}",
        f"{near} of {len(small)}",
    )


def _recover(cells: Cells, limits: Mapping[int, Interval], small: list[int]) -> tuple[int, int]:
    """How many small counts the attacker knows exactly, and to within one."""
    sums = [(str(total), tuple(map(str, parts))) for total, parts in cells.sums]
    known = {str(cell): cells.values[cell] for cell in cells.known}
    fixed = known | {str(cell): low for cell, (low, high) in limits.items() if low == high}
    ranges = {str(cell): limit for cell, limit in limits.items() if str(cell) not in fixed}

    def exposed(below: int, above: int) -> set[str]:
        doubts = {str(cell): (max(cells.values[cell] - below, 0), cells.values[cell] + above) for cell in small}
        return set(find_exposed(fixed, sums, doubts, ranges))

    higher, lower = exposed(0, 1), exposed(1, 0)
    return len(higher & lower), len(exposed(0, 2) & exposed(2, 0))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", help="the Python of an environment with cell-key-perturbation; without it that row is left out")
    parser.add_argument("--program", type=Path, default=build.PROGRAM, help="the released file of the demonstration (default: %(default)s)")
    options = parser.parse_args()
    swallow_banner()
    print(f"| {' | '.join(HEADS)} |", "|---" * len(HEADS) + "|", sep="\n")
    with open_made(options.program) as made:
        methods = {"withheld, as here": withhold(made), "rounded to 3": round_to_three(made)}
        if options.python:
            table = json.loads(subprocess.run([options.python, "-c", ASK], check=True, capture_output=True, text=True).stdout)
            methods["cell-key-perturbation, 10-5 rule"] = apply_rule(made, lambda value: round(table[str(min(value, 750))]))
        for name, protected in methods.items():
            print(f"| {name} | {' | '.join(measure(made, protected))} |", flush=True)


if __name__ == "__main__":
    main()
