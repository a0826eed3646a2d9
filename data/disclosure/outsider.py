"""What somebody who has nothing but a released file can work out of its withheld counts: the sums that everybody sees, and the attacker.

It shares no list of sums with the protector and none with the audits of a release. Used by `python -m data attack RELEASED.duckdb`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from data.disclosure.attacker.intervals import Contradiction, Interval, Sum, Undecided, find_intervals

CONFIDENTIAL, NOT_REPORTED, NOT_APPLICABLE = "c", "x", "z"
TERM, TOTAL, REST, VALUE = "TERM", "total", "rest", "value"
LEAST, MOST = "least", "most"


class Figure(NamedTuple):
    """A released figure about child victims: where it stands, a part of it (`value`, `n` or `N`), its count, or why there is none."""

    series: str
    source: str
    region: str
    period: str
    breakdown: str
    category: str
    part: str
    number: int | None
    missing: str


class Adds(NamedTuple):
    """Over what a series adds up."""

    regions: bool
    periods: bool


class Finding(NamedTuple):
    """A withheld count and the numbers that it can be."""

    name: str
    interval: Interval


def attack(
    figures: Sequence[Figure],
    adds: Mapping[str, Adds],
    totals: Mapping[str, Sequence[str]],
    partitions: Sequence[str],
    small: Collection[str] = (),
    threshold: int = 0,
) -> tuple[list[Finding], list[str]]:
    """What each withheld count can be, and the series whose published figures contradict one another or were not decided.

    `totals` are the places that others add up to, with those others. `partitions` are breakdowns whose categories are at most their total.
    In the places `small` a withheld total of a year is from 1 to below `threshold`, as the pages say.
    """
    found: list[Finding] = []
    left: list[str] = []
    by_series: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        by_series[figure.series, figure.part].append(figure)
    for (series, part), own in by_series.items():
        cells = {_name(figure): figure for figure in own}
        sums = list(_list_sums(cells, adds[series], totals, partitions))
        published = {name: _count(figure) for name, figure in cells.items() if _is_known(figure)}
        for name, figure in cells.items():
            if part == VALUE and figure.missing == CONFIDENTIAL and figure.region in small and figure.period != TERM and figure.breakdown == TOTAL:
                published |= {LEAST: 1, MOST: threshold - 1}
                sums += [(name, (LEAST, f"{name}/above")), (MOST, (name, f"{name}/below"))]
        withheld = [name for name, figure in cells.items() if figure.missing == CONFIDENTIAL]
        rests = [name for total, parts in sums for name in (total, *parts) if name not in cells and name not in published]
        try:
            intervals = find_intervals(published, list(dict.fromkeys([*withheld, *rests])), sums)
        except (Contradiction, Undecided) as error:
            left.append(f"{series} {part}: {type(error).__name__}")
            continue
        found += [Finding(name, intervals[name]) for name in withheld]
    return found, left


def _name(figure: Figure) -> str:
    return "/".join(figure[:7])


def _is_known(figure: Figure) -> bool:
    return figure.number is not None or figure.missing == NOT_APPLICABLE


def _count(figure: Figure) -> int:
    return figure.number or 0


def _list_sums(cells: Mapping[str, Figure], adds: Adds, totals: Mapping[str, Sequence[str]], partitions: Sequence[str]) -> Iterator[Sum]:
    """The sums of one series: places, years of the term, categories with a rest that nobody published."""
    usable = {figure[:6]: name for name, figure in cells.items() if figure.missing != NOT_REPORTED}
    years = sorted({figure.period for figure in cells.values() if figure.period != TERM})
    categories: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for figure in cells.values():
        at = figure[:6]
        if at not in usable:
            continue
        series, source, region, period, breakdown, category = at
        if adds.regions and region in totals:
            places = [(series, source, place, period, breakdown, category) for place in totals[region]]
            if all(place in usable for place in places):
                yield usable[at], tuple(usable[place] for place in places)
        if adds.periods and period == TERM:
            each = [(series, source, region, year, breakdown, category) for year in years]
            if all(year in usable for year in each):
                yield usable[at], tuple(usable[year] for year in each)
        if breakdown in partitions and breakdown != TOTAL:
            categories[series, source, region, period, breakdown].append(usable[at])
    for (series, source, region, period, breakdown), parts in categories.items():
        if total := usable.get((series, source, region, period, TOTAL, TOTAL)):
            yield total, (*parts, f"{total}/{breakdown}/{REST}")
