"""What the protection of child victims works on: the frozen counts of each place and year, and the agreed lists of what is published of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

REGION_YEAR, REGION_TERM = "region-year", "region-term"
YEAR_CATEGORY, TERM_CATEGORY, REGION_CATEGORY = "year-category", "term-category", "region-category"
TOTAL = "total"
"""The breakdown and the category of a figure that is not broken down."""
SeriesBreakdown = tuple[str, str]
"""A series and a breakdown of it."""
Counts = tuple[int, ...]
"""One count, or n, N - n and N of a percentage."""


class Leaf(NamedTuple):
    """A count at one place in one year as it stood when the year was first released, and in which release that was."""

    series: str
    source: str
    region: str
    year: int
    breakdown: str
    category: str
    counts: Counts
    release: int


class Listed(NamedTuple):
    """A table that is published: of a series and source ("" = each), by a breakdown; `closing` only in the release that closes the term."""

    series: str
    source: str
    breakdown: str
    kind: str
    closing: bool


class Pair(NamedTuple):
    """Two names of one count: series and part (value, numerator, denominator) of each."""

    series: str
    part: str
    other: str
    other_part: str


class Nested(NamedTuple):
    """Counts that together are at most another one at the same place and time, and for the same category: series and part of each."""

    parts: tuple[tuple[str, str], ...]
    whole: tuple[str, str]


@dataclass(frozen=True)
class Places:
    """The roll-ups, and the places they are made of."""

    total: str
    pilots: str
    pilot: tuple[str, ...]
    consent: tuple[str, ...]
    unattributed: tuple[str, ...]

    @property
    def leaves(self) -> tuple[str, ...]:
        """Every place that is no roll-up."""
        return self.pilot + self.consent + self.unattributed

    @property
    def others(self) -> tuple[str, ...]:
        """The places outside the pilots."""
        return self.consent + self.unattributed


@dataclass(frozen=True)
class Agreed:
    """What the framework says of series and tables: it is the same for every release.

    `court` are the series whose totals are exact, `open` those of which everything is published and that limit a count of child victims;
    `stock` those that may not be added over years; `partition` the breakdowns whose categories add up to the total, `attribute` those that
    say something of the children themselves; `rest` the category of each that takes what no other claims.
    """

    places: Places
    listed: tuple[Listed, ...]
    same: tuple[Pair, ...] = ()
    nested: tuple[Nested, ...] = ()
    court: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    stock: frozenset[str] = frozenset()
    partition: frozenset[str] = frozenset()
    attribute: frozenset[str] = frozenset()
    rest: frozenset[tuple[str, str]] = frozenset()
    categories: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def exact(self) -> frozenset[str]:
        """The series whose totals a reader knows in any case."""
        return self.court | self.open

    def related(self, series: str) -> frozenset[str]:
        """The series that limit a series or hold the same counts, those that do so to them, and itself."""
        ties = [{pair.series, pair.other} for pair in self.same] + [{each.whole[0], *(name for name, _ in each.parts)} for each in self.nested]
        found, before = {series}, 0
        while len(found) > before:
            before = len(found)
            found = found.union(*(tie for tie in ties if tie & found))
        return frozenset(found)

    def tables_of(self, series: str, source: str) -> list[Listed]:
        """The tables of one series and source."""
        return [each for each in self.listed if each.series == series and each.source in ("", source)]


def find_finer(exposed: Iterable[SeriesBreakdown], agreed: Agreed) -> set[SeriesBreakdown]:
    """The series and breakdowns that need finer sums where these were found exposed: a total is told by any of its breakdowns."""
    return {
        (related, each)
        for series, breakdown in exposed
        for related in agreed.related(series)
        for each in (agreed.categories if breakdown == TOTAL else (breakdown,))
    }


def say_limits(region: str, year: int | None, breakdown: str, parts: int, agreed: Agreed, threshold: int) -> tuple[tuple[int, int | None], ...]:
    """What it tells of each part of a row that it is withheld, () where that tells nothing.

    The total of a pilot in a year is published whenever none of its parts is small: withheld, a count is small, and a percentage is not of
    nobody (the reference on safe releases, what an attacker found, row 2).
    """
    if region not in agreed.places.pilot or year is None or breakdown != TOTAL:
        return ()
    return ((1, threshold - 1),) if parts == 1 else ((0, None), (0, None), (1, None))


def add_counts(counts: list[Counts]) -> Counts:
    """Counts added part by part. Raises ValueError for different parts."""
    return tuple(map(sum, zip(*counts, strict=True)))
