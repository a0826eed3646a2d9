"""The second audit of a release: unknown are the counts of each place and year, and every published row is one equation over them.

It shares no code with the protector and knows no list of sums: what follows from what, it finds from the leaves a row adds up. So it
sees a leak that the list forgot.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from data.disclosure.attacker.exposure import SOMEBODY, find_exposure
from data.disclosure.attacker.intervals import Interval, Sum
from data.disclosure.leaves import TOTAL, Agreed, Counts, Leaf, say_limits

PARTS = ("n", "rest", "N")
ONE = ("v",)


class Told(NamedTuple):
    """A row as a release had it: its place and period (`year` None = the whole term so far), and its counts; None where it was withheld."""

    series: str
    source: str
    region: str
    year: int | None
    release: int
    breakdown: str
    category: str
    counts: Counts | None


class Found(NamedTuple):
    """A withheld small count that is exposed, and what a reader concludes."""

    row: Told
    part: str
    interval: Interval


def audit_leaves(leaves: Sequence[Leaf], told: Iterable[Told], agreed: Agreed, threshold: int) -> tuple[int, list[Found]]:
    """How many withheld small counts and groups there are, and those that the rows of all releases give away. Raises Contradiction."""
    asked = _Asked(_Equations(leaves, agreed), threshold)
    for number, row in enumerate(told):
        asked.add(f"row {number}", row)
    exposed = find_exposure(asked.equations.known, asked.published, asked.equations.sums, asked.doubts, asked.limits).exposed
    return len(asked.about), [Found(*asked.about[name], interval) for name, interval in exposed.items()]


class _Asked:
    """What is published, and what a reader must be left in doubt about, by name."""

    def __init__(self, equations: "_Equations", threshold: int) -> None:
        self.equations, self.threshold = equations, threshold
        self.published: dict[str, int] = {}
        self.limits: dict[str, Interval] = {}
        self.doubts: dict[str, tuple[int, int]] = {}
        self.about: dict[str, tuple[Told, str]] = {}

    def add(self, name: str, row: Told) -> None:
        """One row: each of its parts is a sum of leaves."""
        agreed, covered = self.equations.agreed, self.equations.cover(row)
        counts = [self.equations.true(leaves) for leaves in covered]
        limits = say_limits(row.region, row.year, row.breakdown, len(covered), agreed, self.threshold)
        for place, part in enumerate(PARTS if len(covered) == 3 else ONE):
            own = f"{name} {part}"
            self.equations.sums.append((own, tuple(covered[place])))
            if part in ("n", "rest") and counts[place] == 0 < counts[-1]:
                self._ask(own, (row, part), SOMEBODY)
            if row.counts is not None:
                self.published[own] = row.counts[place]
            elif 1 <= counts[place] < self.threshold:
                self._ask(own, (row, part), (0, self.threshold))
            if row.counts is None and limits and holds(counts[place], limits[place]):
                self.limits[own] = limits[place]
        if covered and row.breakdown in agreed.attribute and (row.breakdown, row.category) not in agreed.rest:
            self._add_others(f"{name} {PARTS[-1] if len(covered) == 3 else ONE[0]}", row, counts[-1])

    def _add_others(self, own: str, row: Told, count: int) -> None:
        """Where a category has all children of its place and time: that nobody is in another one must not be known."""
        all_of = self.equations.cover(row._replace(breakdown=TOTAL, category=TOTAL))[-1]
        if count and self.equations.true(all_of) == count:
            self.equations.sums += [(f"{own} all", tuple(all_of)), (f"{own} all", (own, f"{own} others"))]
            self._ask(f"{own} others", (row, "others"), SOMEBODY)

    def _ask(self, name: str, about: tuple[Told, str], doubt: tuple[int, int]) -> None:
        self.about[name], self.doubts[name] = about, doubt


def holds(count: int, limit: Interval) -> bool:
    """Whether a count is within a limit: a row that was withheld beside the rule says nothing by it."""
    low, high = limit
    return low <= count and (high is None or count <= high)


class _Equations:
    """What holds between leaves of one place and year, and which leaves a row adds up."""

    def __init__(self, leaves: Sequence[Leaf], agreed: Agreed) -> None:
        self.agreed = agreed
        self.sums: list[Sum] = []
        self.known: dict[str, int] = {}
        self._values: dict[str, int] = {}
        self._leaves: dict[tuple[str, str, str, str], list[Leaf]] = {}
        self._at: dict[tuple[object, ...], Leaf] = {}
        for leaf in leaves:
            self._leaves.setdefault((leaf.series, leaf.source, leaf.breakdown, leaf.category), []).append(leaf)
            self._at[leaf[:6]] = leaf
            for name, count in zip(_names(leaf), leaf.counts, strict=True):
                self._values[name] = count
                if leaf.series in agreed.exact and leaf.breakdown == TOTAL:
                    self.known[name] = count
            if len(leaf.counts) == 3:
                n, rest, whole = _names(leaf)
                self.sums.append((whole, (n, rest)))
        self._tie(leaves)
        for leaf in leaves:
            self._tie_same(leaf)
            self._tie_nested(leaf)

    def cover(self, row: Told) -> list[list[str]]:
        """The leaves that a row adds up, for each of its parts."""
        places = self.agreed.places
        inside = {places.total: places.leaves, places.pilots: places.pilot}.get(row.region, (row.region,))
        own = self._leaves.get((row.series, row.source, row.breakdown, row.category), [])
        taken = [leaf for leaf in own if leaf.region in inside and (leaf.release <= row.release if row.year is None else leaf.year == row.year)]
        return [list(names) for names in zip(*map(_names, taken), strict=True)]

    def true(self, names: Iterable[str]) -> int:
        """What some leaves add up to."""
        return sum(self._values[name] for name in names)

    def _tie(self, leaves: Iterable[Leaf]) -> None:
        """Categories of a partition add up to their total; of another breakdown each is at most the total, and its ages at most it."""
        groups: dict[tuple[object, ...], list[Leaf]] = {}
        for leaf in leaves:
            if leaf.breakdown != TOTAL:
                groups.setdefault(leaf[:5], []).append(leaf)
        loose = {leaf[:2] + leaf[4:5] for group in groups.values() for leaf in group if leaf.counts[-1] > self._total(leaf).counts[-1]}
        for group in groups.values():
            whole, first = self._total(group[0]), group[0]
            for place, total in enumerate(_names(whole)):
                if first.breakdown in self.agreed.partition:
                    self.sums.append((total, tuple(_names(leaf)[place] for leaf in group)))
                elif place == len(whole.counts) - 1 and first[:2] + first[4:5] not in loose:
                    for leaf in group:
                        self._limit(total, (_names(leaf)[place],))
                if "+" in first.breakdown:
                    self._tie_ages(group, place)

    def _tie_ages(self, group: list[Leaf], place: int) -> None:
        crossed: dict[Leaf, list[str]] = {}
        for leaf in group:
            outer = self._at.get((*leaf[:4], leaf.breakdown.partition("+")[0], leaf.category.partition("+")[0]))
            if outer is not None:
                crossed.setdefault(outer, []).append(_names(leaf)[place])
        for outer, ages in crossed.items():
            self._limit(_names(outer)[place], tuple(ages))

    def _tie_same(self, leaf: Leaf) -> None:
        """Another name of a count is the same count, unless a report had two numbers for it."""
        for pair in self.agreed.same:
            other = self._at.get((pair.other, *leaf[1:6])) if leaf.series == pair.series else None
            if other is not None and self._values[_part(leaf, pair.part)] == self._values[_part(other, pair.other_part)]:
                self.sums.append((_part(other, pair.other_part), (_part(leaf, pair.part),)))

    def _tie_nested(self, leaf: Leaf) -> None:
        """Counts that together are at most another one, where the report did not have more of them."""
        for nested in self.agreed.nested:
            if leaf.series == nested.whole[0]:
                whole = _part(leaf, nested.whole[1])
                parts = tuple(_part(other, part) for series, part in nested.parts if (other := self._at.get((series, *leaf[1:6]))) is not None)
                if parts and self.true(parts) <= self._values[whole]:
                    self._limit(whole, parts)

    def _limit(self, whole: str, parts: tuple[str, ...]) -> None:
        """A total and parts of it that leave a rest of their own."""
        self.sums.append((whole, (*parts, f"rest of {whole} after {' '.join(parts)}")))

    def _total(self, leaf: Leaf) -> Leaf:
        return self._at[(*leaf[:4], TOTAL, TOTAL)]


def _names(leaf: Leaf) -> tuple[str, ...]:
    return tuple(f"{'/'.join(map(str, leaf[:6]))}/{part}" for part in (PARTS if len(leaf.counts) == 3 else ONE))


def _part(leaf: Leaf, part: str) -> str:
    place = {"value": 0, "numerator": 0, "denominator": len(leaf.counts) - 1}[part]
    return _names(leaf)[place]
