"""The commands `protect` and `attack`: the method of disclosure control on any tables, so that anyone can check it."""

import argparse
import csv
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

from data import sql
from data.cli.parser import language_option, read_number
from data.disclosure.attacker.intervals import Contradiction, Interval, Undecided, find_intervals
from data.disclosure.banner import swallow_banner
from data.disclosure.cell_files import CellFiles, Listed, read_cells
from data.disclosure.outsider import Adds, Figure, attack
from data.disclosure.protector.greedy import Unprotectable
from data.disclosure.protector.linked import Cell, Row, make_linked
from data.disclosure.protector.optimum import protect
from data.disclosure.protector.sensitivity import fixed_interval, protection_interval
from data.disclosure.threshold import THRESHOLD
from data.problems import Problem, Refused
from data.words import N_
from data.words.speaking import say

INSIDERS = N_("Somebody who knows some of the withheld cells may work out others: the pattern protects against readers, not against insiders.")
FEW = 5
"""Possible values that a withheld count has at least."""
ADDING = "select series, add_regions, add_periods from series_in($release)"
PLACES = "select region, kind from region_in($release) order by region"
PARTITIONS = "select breakdown from breakdown_in($release) where partition"
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
    """CELLS.csv RELATIONS.csv, or RELEASED.duckdb."""
    _file_options(parser, several=True)


def _file_options(parser: argparse.ArgumentParser, *, several: bool = False) -> None:
    cells = say("columns cell,value,suppressed,weight; or a released file") if several else say("columns cell,value,suppressed,weight")
    relations = say("columns relation,total,part: a total is the sum of its parts")
    parser.add_argument("cells", type=Path, metavar="CELLS.csv", help=cells)
    if several:
        parser.add_argument("relations", type=Path, nargs="?", metavar="RELATIONS.csv", help=relations)
    else:
        parser.add_argument("relations", type=Path, metavar="RELATIONS.csv", help=relations)
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
    """Print the interval of each suppressed cell, or of each withheld count of a released file; 1 where one of those is exact. Raises Refused."""
    swallow_banner()
    if options.relations is None:
        return _attack_released(options.cells)
    files = read_cells(options.cells, options.relations, known=False)
    suppressed = {cell.name for cell in files.cells if cell.suppressed}
    intervals = _intervals(files, suppressed, options.relations)
    _print(("cell", "lower", "upper"), ((name, *interval) for name, interval in intervals.items()))
    return 0


def _attack_released(path: Path) -> int:
    try:
        with duckdb.connect(str(path), read_only=True) as released:
            newest = dict(zip(("release",), released.execute("select max(release) from release").fetchall()[0], strict=True))
            figures = [Figure(*row) for row in released.execute(sql.text("disclosure/released_figures"), newest).fetchall()]
            adds = {code: Adds(*over) for code, *over in released.execute(ADDING, newest).fetchall()}
            kinds = dict(released.execute(PLACES, newest).fetchall())
            partitions = [code for (code,) in released.execute(PARTITIONS, newest).fetchall()]
    except duckdb.Error as error:
        raise Refused([Problem("unreadable", path.name, detail=str(error).splitlines()[0])]) from error
    pilots = [region for region, kind in kinds.items() if kind == "pilot"]
    totals = {region: pilots if kind == "pilots" else [each for each, own in kinds.items() if own not in ("total", "pilots")]
              for region, kind in kinds.items() if kind in ("total", "pilots")}  # fmt: skip
    found, left = attack(figures, adds, totals, partitions, pilots, THRESHOLD)
    _print(("figure", "lower", "upper"), ((each.name, *each.interval) for each in found))
    wide = [None if each.interval[1] is None else each.interval[1] - each.interval[0] + 1 for each in found]
    exact, few = sum(each == 1 for each in wide), sum(each is not None and each < FEW for each in wide)
    text = N_("{count} withheld counts: {exact} can be worked out exactly, {few} have fewer than {least} possible values.")
    print(say(text, count=len(found), exact=exact, few=few, least=FEW), file=sys.stderr)
    for each in left:
        print(say("not decided: {series}", series=each), file=sys.stderr)
    return 1 if exact else 0


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
