"""The distinct counts that the released tables are made of, over all releases so far: which rows show them, and the sums that tie them.

A cell may have no row: what a reader can work out without being told (the places that are not listed, what a release added to the
term, N - n) is protected like what would be told. The design is that of the reference on safe releases, section 3.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from data.disclosure.leaves import (
    REGION_CATEGORY,
    REGION_TERM,
    REGION_YEAR,
    TERM_CATEGORY,
    TOTAL,
    YEAR_CATEGORY,
    Agreed,
    Counts,
    Leaf,
    Listed,
    Nested,
    SeriesBreakdown,
    add_counts,
    say_limits,
)

REST = "others"
"""The places outside the pilots together."""
PARTS = {1: ("value",), 3: ("numerator", "remainder", "denominator")}


class Key(NamedTuple):
    """What a count is about. A period is a year, `term R` (all years released by release R) or `new R` (those that release R added)."""

    series: str
    source: str
    region: str
    period: str
    breakdown: str
    category: str


def term(release: int) -> str:
    """The years released up to a release, as a period."""
    return f"term {release}"


def new(release: int) -> str:
    """The years that a release added, as a period."""
    return f"new {release}"


@dataclass
class Table:
    """A row that is published or withheld: what it is about, its kind of table, the release that decides on it, its cells."""

    key: Key
    kind: str
    release: int
    cells: tuple[int, ...] = ()

    @property
    def year(self) -> int | None:
        """The year of the row; None for one of the term."""
        return int(self.key.period) if self.key.period.isdigit() else None


@dataclass
class Cells:
    """Counts, rows and sums. `known` are the cells a reader knows in any case: totals of courts, and what is open. `silent` ones are not protected
    themselves: what limits leave over, and counts by place, year and category at once, which tie tables that are published.

    `nobody` are the zeros that would tell something of a whole group: that all of its children, or none, are in a percentage, or that all
    are in one category. A reader must think it possible that there is somebody.
    """

    values: list[int] = field(default_factory=list)
    names: list[tuple[Key, str]] = field(default_factory=list)
    known: set[int] = field(default_factory=set)
    silent: set[int] = field(default_factory=set)
    nobody: set[int] = field(default_factory=set)
    rows: list[Table] = field(default_factory=list)
    sums: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    place: dict[tuple[Key, str], int] = field(default_factory=dict)


def make_cells(leaves: Iterable[Leaf], agreed: Agreed, closing: int | None = None, fine: Collection[SeriesBreakdown] = ()) -> Cells:
    """The cells of all releases that the leaves speak of. `closing` is the release that closes the term, once there is one.

    Of the series and breakdowns in `fine` each count of a place, year and category is a cell, which ties all their tables: exact, and slower.
    Raises ValueError where counts do not add up: a leaf has all categories of its total (`new_leaves.sql` sees to it).
    """
    amounts: dict[Key, Counts] = {}
    listed: dict[Key, Table] = {}
    carried: set[Key] = set()
    for (series, source), own in _by_series(leaves).items():
        each = _Series(series, source, own, agreed, closing, amounts, listed, fine)
        each.gather()
        carried |= each.carried
    cells = Cells()
    _number(cells, amounts, listed, agreed)
    cells.silent |= {cell for cell, (key, _) in enumerate(cells.names) if key in carried}
    _Sums(cells, amounts, agreed).tie(_by_series(leaves))
    return cells


def find_limits(cells: Cells, agreed: Agreed, threshold: int) -> dict[int, tuple[int, int | None]]:
    """What it tells of cells that a row with a small count is withheld; a row whose small count is shown elsewhere tells no more."""
    found: dict[int, tuple[int, int | None]] = {}
    for row in cells.rows:
        if any(1 <= cells.values[cell] < threshold and cell not in cells.known for cell in row.cells):
            told = say_limits(row.key.region, row.year, row.key.breakdown, len(row.cells), agreed, threshold)
            for cell, (low, high) in zip(row.cells, told, strict=False):
                least, most = found.get(cell, (0, None))  # a cell of several rows: each of them tells something
                found[cell] = (max(least, low), most if high is None else high if most is None else min(most, high))
    return {cell: limit for cell, limit in found.items() if limit != (0, None)}


def _by_series(leaves: Iterable[Leaf]) -> dict[tuple[str, str], list[Leaf]]:
    found: dict[tuple[str, str], list[Leaf]] = {}
    for leaf in leaves:
        found.setdefault((leaf.series, leaf.source), []).append(leaf)
    return found


class _Series:
    """The counts of one series from one source, and which of them are rows."""

    def __init__(
        self,
        series: str,
        source: str,
        leaves: Sequence[Leaf],
        agreed: Agreed,
        closing: int | None,
        amounts: dict[Key, Counts],
        listed: dict[Key, Table],
        fine: Collection[SeriesBreakdown],
    ) -> None:
        self.series, self.source, self.agreed, self.closing = series, source, agreed, closing
        self.amounts, self.listed, self.fine = amounts, listed, fine
        self.court, self.added = series in agreed.court, series not in agreed.stock
        self.tables: dict[str, list[Listed]] = {}
        for each in agreed.tables_of(series, source):
            self.tables.setdefault(each.breakdown, []).append(each)
        self.counts = {(leaf.region, leaf.year, leaf.breakdown, leaf.category): leaf.counts for leaf in leaves}
        self.years = {leaf.year: leaf.release for leaf in leaves}
        self.releases = sorted(set(self.years.values()))
        self.last = max((each for each in self.releases if closing is None or each <= closing), default=None)
        """The last release before the term was closed, or that closed it: what is published once is of the years up to it."""
        self.carried: set[Key] = set()

    def gather(self) -> None:
        self._totals()
        for breakdown, tables in self.tables.items():
            if breakdown != TOTAL:
                self._categories(breakdown, {each.kind: each for each in tables})

    def _groups(self) -> dict[str, tuple[str, ...]]:
        """Each place and roll-up with the places it is made of."""
        places = self.agreed.places
        single = {place: (place,) for place in places.leaves}
        return single | {places.total: places.leaves, places.pilots: places.pilot, REST: places.others}

    def _totals(self) -> None:
        places, kinds = self.agreed.places, {each.kind for each in self.tables.get(TOTAL, ())}
        for region, members in self._groups().items():
            if self.court and region != places.total:
                continue
            told = region != REST and region not in places.unattributed
            for year, release in self.years.items():
                self._put(members, region, str(year), (year,), TOTAL, TOTAL, REGION_YEAR if told and REGION_YEAR in kinds else "", release)
            if self.added:
                for release in self.releases:
                    kind = REGION_TERM if told and REGION_TERM in kinds else ""
                    self._put(members, region, term(release), self._until(release), TOTAL, TOTAL, kind, release)
                if region in places.unattributed and self.closing is not None and self.last is not None and REGION_TERM in kinds:
                    self._put(members, region, term(self.last), self._until(self.last), TOTAL, TOTAL, REGION_TERM, self.closing)
        if self.added:
            for release in self.releases[1:]:
                self._put(places.leaves, places.total, new(release), self._new(release), TOTAL, TOTAL, "", release)

    def _categories(self, breakdown: str, tables: dict[str, Listed]) -> None:
        places = self.agreed.places
        for category in self.agreed.categories[breakdown]:
            if YEAR_CATEGORY in tables:
                for year, release in self.years.items():
                    self._put(places.leaves, places.total, str(year), (year,), breakdown, category, YEAR_CATEGORY, release)
            if TERM_CATEGORY in tables and self.added:
                at_last = tables[TERM_CATEGORY].closing
                for release in () if at_last else self.releases:
                    self._put(places.leaves, places.total, term(release), self._until(release), breakdown, category, TERM_CATEGORY, release)
                    if release != self.releases[0]:
                        self._put(places.leaves, places.total, new(release), self._new(release), breakdown, category, "", release)
                if at_last and self.closing is not None and self.last is not None:
                    self._put(places.leaves, places.total, term(self.last), self._until(self.last), breakdown, category, TERM_CATEGORY, self.closing)
            if REGION_CATEGORY in tables and self.added and self.closing is not None and self.last is not None:
                groups: dict[str, tuple[str, ...]] = {place: (place,) for place in places.pilot}
                groups |= {places.pilots: places.pilot, REST: places.others}
                for region, members in groups.items():
                    kind = "" if region == REST else REGION_CATEGORY
                    self._put(members, region, term(self.last), self._until(self.last), breakdown, category, kind, self.closing)
                for region, members in (groups | {places.total: places.leaves}).items():
                    self._carry_all(members, region, breakdown, category)
            if (self.series, breakdown) in self.fine:
                self._carry_each(breakdown, category)

    def _carry_all(self, members: Sequence[str], region: str, breakdown: str, category: str) -> None:
        """Counts that no table has, but that two published ones have a part in: by place and category, for each release."""
        for release in self.releases:
            self._carry(members, region, term(release), self._until(release), breakdown, category)
            if release != self.releases[0]:
                self._carry(members, region, new(release), self._new(release), breakdown, category)

    def _carry_each(self, breakdown: str, category: str) -> None:
        """The same by place, year and category: what limits one another does so at each."""
        for region, members in self._groups().items():
            for year in self.years:
                self._carry(members, region, str(year), (year,), breakdown, category)

    def _carry(self, members: Sequence[str], region: str, period: str, years: Sequence[int], breakdown: str, category: str) -> None:
        key = Key(self.series, self.source, region, period, breakdown, category)
        if key not in self.amounts:
            self._put(members, region, period, years, breakdown, category, "", 0)
            self.carried.add(key)

    def _until(self, release: int) -> tuple[int, ...]:
        return tuple(year for year, first in self.years.items() if first <= release)

    def _new(self, release: int) -> tuple[int, ...]:
        return tuple(year for year, first in self.years.items() if first == release)

    def _put(
        self, members: Sequence[str], region: str, period: str, years: Sequence[int], breakdown: str, category: str, kind: str, release: int
    ) -> None:
        """Add the leaves of some places and years up; `kind` names the table in which it is a row, "" where it is in none."""
        found = [self.counts[at] for place in members for year in years if (at := (place, year, breakdown, category)) in self.counts]
        if found:
            key = Key(self.series, self.source, region, period, breakdown, category)
            self.amounts[key] = add_counts(found)
            if kind:
                self.listed[key] = Table(key, kind, release)


def _number(cells: Cells, amounts: dict[Key, Counts], listed: dict[Key, Table], agreed: Agreed) -> None:
    """Give every distinct count a position; the same count under two names is one."""
    same = {(pair.series, pair.part): pair for pair in agreed.same}
    for key, counts in amounts.items():
        for part, value in zip(PARTS[len(counts)], counts, strict=True):
            own = (key, part)
            pair = same.get((key.series, part))
            if pair is not None:
                other = key._replace(series=pair.other)
                if _part(amounts.get(other), pair.other_part) == value:
                    own = (other, pair.other_part)
            if own not in cells.place:
                cells.place[own] = len(cells.values)
                cells.values.append(value)
                cells.names.append(own)
            cells.place[key, part] = cells.place[own]
            if key.series in agreed.exact and key.breakdown == TOTAL:
                cells.known.add(cells.place[own])
    for key, row in listed.items():
        row.cells = tuple(cells.place[key, part] for part in PARTS[len(amounts[key])])
        cells.rows.append(row)


def _part(counts: Counts | None, part: str) -> int | None:
    return None if counts is None or part not in PARTS[len(counts)] else counts[PARTS[len(counts)].index(part)]


class _Sums:
    """Ties the cells of each series: parts of a percentage, places, years, categories, and measures that limit one another."""

    def __init__(self, cells: Cells, amounts: dict[Key, Counts], agreed: Agreed) -> None:
        self.cells, self.amounts, self.agreed = cells, amounts, agreed
        self.categories: dict[tuple[str, str, str, str, str], list[str]] = {}
        for key in amounts:
            self.categories.setdefault(key[:5], []).append(key.category)

    def tie(self, series: dict[tuple[str, str], list[Leaf]]) -> None:
        years = {name: {leaf.year: leaf.release for leaf in own} for name, own in series.items()}
        limited = self._limited(series)
        for key, counts in self.amounts.items():
            parts = PARTS[len(counts)]
            if len(parts) == 3:
                n, remainder, whole = (self.cells.place[key, part] for part in parts)
                self.cells.sums.append((whole, (n, remainder)))
                if self.cells.values[whole] and key.series not in self.agreed.court:
                    self.cells.nobody |= {cell for cell in (n, remainder) if not self.cells.values[cell]}
            for part in parts:
                self._tie_places(key, part)
                self._tie_years(key, part, years[key.series, key.source])
                if key.breakdown == TOTAL:
                    self._tie_categories(key, part, limited)
            self._tie_ages(key, parts)
        for nested in self.agreed.nested:
            self._tie_nested(nested)
        self.cells.sums = list(dict.fromkeys(self.cells.sums))

    def _sum(self, total: tuple[Key, str], parts: Iterable[tuple[Key, str]], *, slack: bool = False) -> None:
        """A total and those of its parts that are not nothing; with `slack` the rest of the total is a part of its own."""
        place, values = self.cells.place, self.cells.values
        whole, own = place[total], tuple(sorted(place[part] for part in parts if part in place))
        rest = values[whole] - sum(values[cell] for cell in own)
        if rest < 0 or (rest and not slack):
            raise ValueError(f"{total}: its parts do not add up to it")
        if slack:
            own = (*own, self._slack(rest))
        if own and own != (whole,):
            self.cells.sums.append((whole, own))

    def _slack(self, value: int) -> int:
        self.cells.values.append(value)
        self.cells.names.append((Key("", "", "", "", "", ""), "slack"))
        self.cells.silent.add(len(self.cells.values) - 1)
        return len(self.cells.values) - 1

    def _tie_places(self, key: Key, part: str) -> None:
        places = self.agreed.places
        at = lambda regions: [(key._replace(region=region), part) for region in regions]  # noqa: E731
        groups = [region for region in (places.pilots, REST) if key._replace(region=region) in self.amounts]
        if key.region == places.total and groups:  # pilots alone, or none of them, may have reported
            self._sum((key, part), at(groups))
        if key.region == places.pilots:
            self._sum((key, part), at(places.pilot))
        if key.region == REST and any(key._replace(region=region) in self.amounts for region in places.others):
            self._sum((key, part), at(places.others))

    def _tie_years(self, key: Key, part: str, years: dict[int, int]) -> None:
        kind, _, number = key.period.partition(" ")
        if not number:
            return
        release = int(number)
        whole = [year for year, first in years.items() if (first <= release if kind == "term" else first == release)]
        by_year = [key._replace(period=str(year)) for year in whole]
        if any(each in self.amounts for each in by_year):
            self._sum((key, part), [(each, part) for each in by_year])
        before = [first for first in years.values() if first < release]
        if kind == "term" and before and key._replace(period=new(release)) in self.amounts:
            self._sum((key, part), [(key._replace(period=period), part) for period in (term(max(before)), new(release))])

    def _tie_categories(self, key: Key, part: str, limited: set[tuple[str, str, str]]) -> None:
        for table in sorted({each.breakdown for each in self.agreed.tables_of(key.series, key.source)} - {TOTAL}):
            categories = self.categories.get((*key[:4], table), [])
            those = [(key._replace(breakdown=table, category=category), part) for category in categories]
            if those and table in self.agreed.partition:
                self._sum((key, part), those)
            elif (key.series, key.source, table) in limited and part in ("value", "denominator"):
                for each in those:
                    self._sum((key, part), [each], slack=True)
            if table in self.agreed.attribute and part in ("value", "denominator"):
                self._guard_groups((key, part), those)

    def _guard_groups(self, total: tuple[Key, str], categories: Iterable[tuple[Key, str]]) -> None:
        """Where one category has all children: nobody is left for the others, and that must not be known."""
        place, values = self.cells.place, self.cells.values
        if values[place[total]] and total[0].series not in self.agreed.court:
            for each in categories:
                if values[place[each]] == values[place[total]] and (each[0].breakdown, each[0].category) not in self.agreed.rest:
                    self._sum(total, [each], slack=True)
                    self.cells.nobody.add(self.cells.sums[-1][1][-1])

    def _tie_ages(self, key: Key, parts: Sequence[str]) -> None:
        """A category that a crossed breakdown takes apart: `medical` is at least its ages."""
        for crossed in self.agreed.categories:
            if "+" in crossed and crossed.partition("+")[0] == key.breakdown:
                inside = [each for each in self.categories.get((*key[:4], crossed), []) if each.startswith(f"{key.category}+")]
                for part in parts if inside else ():
                    self._sum((key, part), [(key._replace(breakdown=crossed, category=each), part) for each in inside], slack=True)

    def _limited(self, series: dict[tuple[str, str], list[Leaf]]) -> set[tuple[str, str, str]]:
        """Series, source and breakdown of which no category ever exceeds its total, though they do not add up to it."""
        found = set()
        for (name, source), leaves in series.items():
            totals = {(leaf.region, leaf.year): leaf.counts[-1] for leaf in leaves if leaf.breakdown == TOTAL}
            for breakdown in {leaf.breakdown for leaf in leaves} - {TOTAL} - self.agreed.partition:
                own = [leaf for leaf in leaves if leaf.breakdown == breakdown]
                if all(leaf.counts[-1] <= totals[leaf.region, leaf.year] for leaf in own):
                    found.add((name, source, breakdown))
        return found

    def _tie_nested(self, nested: Nested) -> None:
        series, part = nested.whole
        for key in self.amounts:
            whole = (key, part)
            if key.series != series or whole not in self.cells.place:
                continue
            own = [(other, each) for name, each in nested.parts if (other := key._replace(series=name)) in self.amounts]
            # a place that reported the part alone makes the sums say nothing about one another
            if own and sum(self.cells.values[self.cells.place[each]] for each in own) <= self.cells.values[self.cells.place[whole]]:
                self._sum(whole, own, slack=True)
