"""The commands `protect` and `attack`: the method of disclosure control on any tables, so that anyone can check it."""

import argparse
import csv
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from data.cli.parser import language_option, read_number
from data.disclosure.attacker.intervals import Contradiction, Interval, Undecided, find_intervals
from data.disclosure.banner import swallow_banner
from data.disclosure.cell_files import CellFiles, Listed, read_cells
from data.disclosure.protector.greedy import Unprotectable
from data.disclosure.protector.linked import Cell, Row, make_linked
from data.disclosure.protector.optimum import protect
from data.disclosure.protector.sensitivity import fixed_interval, protection_interval
from data.disclosure.threshold import THRESHOLD
from data.problems import Problem, Refused
from data.words import N_
from data.words.speaking import say

INSIDERS = N_("Somebody who knows some of the withheld cells may work out others: the pattern protects against readers, not against insiders.")
TIE = 0.01
"""How much a seeded draw may change a weight: enough to choose between equal patterns, too little to choose a worse one."""


def protect_options(parser: argparse.ArgumentParser) -> None:
    """CELLS.csv RELATIONS.csv [--threshold 11 | --lower L --upper U] [--seed N]."""
    _file_options(parser)
    parser.add_argument(
        "--threshold", type=read_number, help=say("counts below it, but not zero, are primary (default: {threshold})", threshold=THRESHOLD)
    )
    parser.add_argument("--lower", type=read_number, help=say("how far below its value each marked cell must be possible; with --upper"))
    parser.add_argument("--upper", type=read_number, help=say("how far above; then only the marked cells are primary"))
    parser.add_argument("--seed", type=read_number, help=say("choose at random, by this number, between patterns of nearly equal weight"))


def attack_options(parser: argparse.ArgumentParser) -> None:
    """CELLS.csv RELATIONS.csv."""
    _file_options(parser)


def _file_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cells", type=Path, metavar="CELLS.csv", help=say("columns cell,value,suppressed,weight"))
    parser.add_argument("relations", type=Path, metavar="RELATIONS.csv", help=say("columns relation,total,part: a total is the sum of its parts"))
    language_option(parser)


def run_protect(options: argparse.Namespace) -> int:
    """Print the cells to withhold, why, and the interval that the attacker is left with. Raises Refused."""
    if (options.lower is None) != (options.upper is None) or (options.lower is not None and options.threshold is not None):
        print(say("Give either --threshold, or --lower and --upper together."), file=sys.stderr)
        return 2
    swallow_banner()
    files = read_cells(options.cells, options.relations, known=True)
    protection = [_protection(cell, options) for cell in files.cells]
    try:
        withheld, proven = _choose(files, protection, options.seed)
    except Unprotectable as error:
        raise Refused([Problem("unprotectable", options.cells.name)]) from error
    suppressed = {files.cells[position].name for position in withheld}
    intervals = _intervals(files, suppressed, options.relations)
    for cell, asked in zip(files.cells, protection, strict=True):
        if asked is not None and not _is_protected(cell, asked, intervals[cell.name]):
            raise Refused([Problem("unprotectable", options.cells.name)])
    rows = (
        (cell.name, "primary" if asked is not None else "secondary", f"{cell.weight:g}", *intervals[cell.name])
        for cell, asked in zip(files.cells, protection, strict=True)
        if cell.name in suppressed
    )
    _print(("cell", "reason", "weight", "lower", "upper"), rows)
    print(say(INSIDERS), file=sys.stderr)
    if not proven:
        print(say("The pattern is safe, but the search ended before it was proven to be the cheapest."), file=sys.stderr)
    return 0


def run_attack(options: argparse.Namespace) -> int:
    """Print the interval of each suppressed cell. Raises Refused."""
    swallow_banner()
    files = read_cells(options.cells, options.relations, known=False)
    suppressed = {cell.name for cell in files.cells if cell.suppressed}
    intervals = _intervals(files, suppressed, options.relations)
    _print(("cell", "lower", "upper"), ((name, *interval) for name, interval in intervals.items()))
    return 0


def _protection(cell: Listed, options: argparse.Namespace) -> tuple[int, int] | None:
    """How far a reader must be left in doubt about a cell; None for a cell that is not primary."""
    value = cell.value or 0
    if options.lower is not None:
        return fixed_interval(value, options.lower, options.upper) if cell.suppressed else None
    return protection_interval(value, THRESHOLD if options.threshold is None else options.threshold, marked=cell.suppressed)


def _choose(files: CellFiles, protection: Sequence[tuple[int, int] | None], seed: int | None) -> tuple[frozenset[int], bool]:
    """The positions of the cells to withhold, and whether no cheaper choice protects. Raises Unprotectable."""
    chance = random.Random(seed)
    place = {cell.name: position for position, cell in enumerate(files.cells)}
    cells = [Cell(cell.value or 0, (place[cell.name],), asked) for cell, asked in zip(files.cells, protection, strict=True)]
    rows = [Row(cell.weight * (1 + (TIE * chance.random() if seed is not None else 0))) for cell in files.cells]
    relations = [(place[total], tuple(place[part] for part in parts)) for total, parts in files.relations]
    pattern = protect(make_linked(cells, rows, relations))
    return pattern.withheld, pattern.proven


def _intervals(files: CellFiles, suppressed: set[str], relations: Path) -> dict[str, Interval]:
    """What the attacker finds out, in the order of the file.

    Raises Refused when the published values contradict each other, or when that is not found within the limit of steps.
    """
    published = {cell.name: cell.value for cell in files.cells if cell.name not in suppressed and cell.value is not None}
    unknown = [cell.name for cell in files.cells if cell.name in suppressed]
    try:
        return find_intervals(published, unknown, files.relations)
    except Contradiction as error:
        raise Refused([Problem("contradiction", relations.name)]) from error
    except Undecided as error:
        raise Refused([Problem("undecided", relations.name)]) from error


def _is_protected(cell: Listed, asked: tuple[int, int], interval: Interval) -> bool:
    value, (lower, upper) = cell.value or 0, interval
    return lower <= value - asked[0] and (upper is None or upper >= value + asked[1])


def _print(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
