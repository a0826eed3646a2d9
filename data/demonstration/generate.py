"""Fictitious half-yearly reports, made from the tables in folder `demonstration` of a Compact.

No report of the Partnership is public, so the program starts with invented ones. What they say is data: `levels.csv` holds
the level of each series in each region, `weights.csv` how a total falls into categories, `shocks.csv` what bends the
lines, `gaps.csv` what was not delivered, `revisions.csv` what another version of a report says, `duties.csv` who reports
what from which source, `calendar.csv` which reports were handed in. This module only draws from them.

Each figure has its own random stream, named by its key. A change to one row therefore moves that figure and those that
follow from it, never the rest.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from data.compact import compact
from data.demonstration.chance import count, deal, part, split
from data.problems import Problem, Refused

FRAMEWORK, TABLES = compact().framework, compact().demonstration
SEED = "demonstration"
TEMPLATE_VERSION = "1"
COLUMNS = (
    "template_version", "institution", "period", "series", "source", "region", "breakdown", "category",
    "value", "numerator", "denominator", "missing", "reason",
)  # fmt: skip
REST = "not-broken-down"  # records that no category claims; reports leave them out

Row = dict[str, str]


class Level(NamedTuple):
    """How large one series is in one region, for each half-year.

    `of` names a series this one follows, `lag` half-years later; `level` is then a fraction of it, otherwise an amount:
    `part` (never above it), `more` (it and something on top), `each` (an amount for each, or a fraction of money), `base` (a
    percentage of the same denominator), `rest` (the same, and of none that the other counts), `where` (only where it is
    above zero). `growth` is relative change a year, `spread` the standard deviation of the logarithm, and a spread of 0
    states the level itself. `share` and `share_growth` give the numerator of a percentage. `periods` limits a row to some
    half-years; without, it holds in all that no other row names.
    """

    of: str
    relation: str
    lag: int
    level: float
    growth: float
    spread: float
    share: float
    share_growth: float
    periods: frozenset[str]

    @classmethod
    def stated(cls, row: Row) -> Level:
        """The level that a row of `levels.csv` states; an empty number is 0."""
        amount, growth, spread, share, rise = (float(row[name] or 0) for name in ("level", "growth", "spread", "share", "share_growth"))
        periods = frozenset(row["periods"].split(";")) - {""}
        return cls(row["of"], row["relation"], int(row["lag"] or 0), amount, growth, spread, share, rise, periods)


class Draw(NamedTuple):
    """One figure: a value, or a numerator and a denominator, or (all absent) the code of the reason why there is none."""

    value: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    reason: str = ""

    @property
    def size(self) -> int:
        """The count that a series which follows this one starts from; 0 where there is none."""
        return self.value if self.value is not None else self.numerator or 0

    @property
    def whole(self) -> int:
        """What a breakdown divides: the value, or the denominator of a percentage."""
        return self.value if self.value is not None else self.denominator or 0

    def scaled(self, factor: float) -> Draw:
        """The figure as another version of the report states it. Rounding keeps the order of related figures."""
        value, numerator, denominator = (None if number is None else round(number * factor) for number in self[:3])
        return Draw(value, numerator, denominator, self.reason)

    def cells(self) -> tuple[str, str, str]:
        """Value, numerator and denominator as they stand in a report. Zero is written, absence is empty."""
        value, numerator, denominator = ("" if number is None else str(number) for number in self[:3])
        return value, numerator, denominator


def read(path: Path) -> list[Row]:
    """The rows of a CSV file as dictionaries of text."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@lru_cache(maxsize=100_000)
def matches(code: str, prefixes: str) -> bool:
    """Whether a code begins with one of the prefixes of a `;` list. An empty list matches everything."""
    return not prefixes or code.startswith(tuple(prefixes.split(";")))


class Demonstration:
    """Everything the tables say, and the figures drawn from them so far."""

    def __init__(self, framework: Path = FRAMEWORK, tables: Path = TABLES, seed: str = SEED) -> None:
        self.seed = seed
        self.series = {row["series"]: row for row in read(framework / "series.csv") if not row["computed"]}
        self.ends = {row["period"]: row["ends"] for row in read(framework / "periods.csv") if row["kind"] == "half"}
        self.periods = sorted(self.ends)
        regions = [row for row in read(framework / "regions.csv") if row["kind"] in ("pilot", "consent", "unattributed")]
        self.consent = {row["region"]: row["consent_from"] for row in regions}
        self.partition = {row["breakdown"]: row["partition"] == "1" for row in read(framework / "breakdowns.csv")}
        self.breakdowns = group(read(framework / "series_breakdowns.csv"), "series", "breakdown")
        self.categories = group(read(framework / "categories.csv"), "breakdown", "category")
        self.duties = read(tables / "duties.csv")
        self.sources = group(self.duties, "series", "source")
        self.reports = read(tables / "calendar.csv")
        self.gaps = group(read(tables / "gaps.csv"), "institution")
        self.revisions = group(read(tables / "revisions.csv"), "institution")
        self.shocks = read(tables / "shocks.csv")
        self.reasons = {row["reason"]: row for row in read(tables / "reasons.csv")}
        self.side = {row["institution"]: row["side"] for row in read(tables / "institutions.csv")}
        self.weight_rows = group(read(tables / "weights.csv"), "breakdown")
        self.own_weights: dict[tuple[str, str], list[Row]] = {}
        self.levels: dict[tuple[str, str, str], list[Level]] = defaultdict(list)
        for row in read(tables / "levels.csv"):
            self.levels[row["series"], row["source"], row["region"]].append(Level.stated(row))
        self.sourced = {(series, source) for series, source, _ in self.levels if source}
        self.drawn: dict[tuple[str, str, str, str], Draw] = {}
        self.divided: dict[tuple[str, ...], list[Draw]] = {}
        self.weighed: dict[tuple[str, ...], list[float]] = {}

    def stream(self, *key: str) -> Random:
        """The random stream of one figure."""
        return Random("/".join((self.seed, *key)))

    def weights(self, breakdown: str, series: str, source: str, region: str, period: str) -> list[float]:
        """The weight of each category and, last, of records that are not broken down. The most particular row counts.

        Raises ValueError where `weights.csv` has no row for a category.
        """
        key = (breakdown, series, source, region, period)
        if key not in self.weighed:
            best: dict[str, tuple[tuple[int, int, int, str], float]] = {REST: ((0, 0, 0, ""), 0.0)}
            for row in self._weight_rows(breakdown, series):
                fits = row["source"] in ("", source) and row["region"] in ("", region)
                rank = (len(row["series"]), len(row["source"]), len(row["region"]), row["starts"])
                if fits and row["starts"] <= period and rank >= best.get(row["category"], (rank, 0.0))[0]:
                    best[row["category"]] = (rank, float(row["weight"]))
            if absent := set(self.categories[breakdown]) - set(best):
                raise Refused([Problem("weight-missing", "weights.csv", value=code, detail=breakdown) for code in sorted(absent)])
            self.weighed[key] = [best[category][1] for category in [*self.categories[breakdown], REST]]
        return self.weighed[key]

    def _weight_rows(self, breakdown: str, series: str) -> list[Row]:
        """The rows of `weights.csv` that may hold for a series."""
        key = (breakdown, series)
        if key not in self.own_weights:
            self.own_weights[key] = [row for row in self.weight_rows.get(breakdown, []) if matches(series, row["series"])]
        return self.own_weights[key]

    def shock(self, series: str, region: str, period: str) -> tuple[float, float]:
        """What events do to a level (a factor) and to a share (a step, in parts of 1)."""
        factor, step = 1.0, 0.0
        for row in self.shocks:
            if row["starts"] <= period <= row["ends"] and matches(series, row["series"]) and matches(region, row["region"]):
                factor *= float(row["factor"] or 1)
                step += float(row["share_step"] or 0)
        return factor, step

    def level(self, series: str, source: str, region: str, period: str) -> Level | str:
        """The level that holds for a figure, or the code of the reason why there is none."""
        if self.consent[region] > self.ends[period]:
            return "before-consent"
        rows = self.levels.get((series, source if (series, source) in self.sourced else "", region))
        if not rows:
            return "outside-area" if (series, source) in self.sourced else "always-attributed" if region == "NAT" else "not-by-region"
        if self.series[series]["frequency"] == "year" and not period.endswith("H2"):
            return "once-a-year"
        named = [row for row in rows if period in row.periods] or [row for row in rows if not row.periods]
        return named[0] if named else "not-collected"

    def draw(self, series: str, source: str, region: str, period: str) -> Draw:
        """A figure as the first version of a report states it."""
        key = (series, source, region, period)
        if key not in self.drawn:
            level = self.level(*key)
            self.drawn[key] = Draw(reason=level) if isinstance(level, str) else self._draw(level, *key)
        return self.drawn[key]

    def _draw(self, level: Level, series: str, source: str, region: str, period: str) -> Draw:
        rng = self.stream(series, source, region, period)
        years = self.periods.index(period) / 2 + 0.25  # from the beginning of the first half-year to the middle of this one
        factor, step = self.shock(series, region, period)
        amount = level.level * (1 + level.growth) ** years * factor * math.exp(rng.gauss(0, level.spread))
        share = min(max(level.share + level.share_growth * years + step, 0.02), 0.98)
        kind = self.series[series]["kind"]
        state = kind in ("stock", "median", "milestone") or self.series[series]["add_periods"] == "0"
        parent = self.parent(level, source, region, period)
        if level.relation == "where" and not parent.size:
            return Draw(reason="nothing-to-measure")
        if level.relation in ("base", "rest"):
            free = parent.whole - (parent.size if level.relation == "rest" else 0)
            return Draw(None, part(rng, free, share), parent.whole)
        if level.relation == "part":
            size = part(rng, parent.size, amount)
        elif level.relation == "more":
            size = parent.size + count(rng, parent.size * amount)
        elif level.relation == "each":
            size = round(parent.size * amount / 10) * 10
        elif kind == "money":
            size = round(amount / 10) * 10
        else:
            size = round(amount) if state or not level.spread else count(rng, amount)
        if kind != "percentage":
            return Draw(size)
        share += rng.gauss(0, 0.03)
        return Draw(None, min(size, max(0, round(size * share))) if state else part(rng, size, share), size)

    def parent(self, level: Level, source: str, region: str, period: str) -> Draw:
        """The figure that this level follows: of the same source where there is one. Before the first half-year, the first."""
        if not level.of:
            return Draw()
        earlier = self.periods[max(0, self.periods.index(period) - level.lag)]
        sources = self.sources[level.of]
        return self.draw(level.of, source if source in sources else sources[0], region, earlier)

    def stated(self, report: Row, series: str, source: str, region: str) -> Draw:
        """A figure as this version of the report states it."""
        figure = self.draw(series, source, region, report["period"])
        for row in self.revisions.get(report["institution"], []):
            same = row["period"] == report["period"] and row["version"] == report["version"]
            if same and matches(series, row["series"]) and matches(region, row["region"]):
                figure = figure.scaled(float(row["factor"]))
        return figure

    def parts(self, report: Row, series: str, source: str, region: str, breakdown: str) -> list[Draw]:
        """The categories of one breakdown in their order and, last, for a partition, what was not broken down.

        A series that follows another of the same source keeps its order to it in each category.
        """
        key = (series, source, region, breakdown)
        if key not in self.divided:
            self.divided[key] = self._parts(report, *key)
        return self.divided[key]

    def _parts(self, report: Row, series: str, source: str, region: str, breakdown: str) -> list[Draw]:
        period = report["period"]
        total = self.stated(report, series, source, region)
        level = self.level(series, source, region, period)
        assert isinstance(level, Level)
        follows = bool(level.of) and not level.lag and source in self.sources[level.of] and breakdown in self.breakdowns[level.of]
        parents = self.parts(report, level.of, source, region, breakdown) if follows else []
        rng = self.stream(series, source, region, period, breakdown)
        crossing = next((name for name in self.breakdowns[series] if "+" in name and breakdown in (name, name.split("+")[0])), "")
        if self.series[series]["kind"] == "median":
            around = (Draw(round(total.size * math.exp(rng.gauss(0, 0.12)))) for _ in parents)
            return [middle if parent.size else Draw(reason="nothing-to-measure") for parent, middle in zip(parents, around, strict=True)]
        if crossing:  # each child of a group has each property or not; the property alone is the sum over the groups
            having, among = crossing.split("+")
            groups = self.parts(report, series, source, region, among)
            chances = self.weights(having, series, source, region, period)[:-1]
            rng = self.stream(series, source, region, period, crossing)
            table = [[part(rng, people.whole, chance) for people in groups] for chance in chances]
            if breakdown != crossing:
                return [Draw(sum(row)) for row in table]
            return self._crossed(crossing, table)
        weights = self.weights(breakdown, series, source, region, period)
        if not self.partition[breakdown]:
            sizes = [part(rng, total.whole, weight) for weight in weights[:-1]]
        elif not parents or level.relation == "each":
            sizes = split(rng, total.whole, weights)
        elif level.relation == "more":
            extra = split(rng, total.whole - sum(parent.size for parent in parents), weights)
            sizes = [parent.size + more for parent, more in zip(parents, extra, strict=True)]
        else:
            sizes = deal(rng, total.whole, [parent.size if level.relation == "part" else parent.whole for parent in parents])
        if total.value is not None:
            return [Draw(size) for size in sizes]
        if not self.partition[breakdown]:
            numerators = [min(total.size, part(rng, size, total.size / max(total.whole, 1))) for size in sizes]
        else:
            taken = [parent.size for parent in parents] if level.relation == "rest" else [0] * len(sizes)
            numerators = deal(rng, total.size, [size - used for size, used in zip(sizes, taken, strict=True)])
        return [Draw(None, numerator, size) for numerator, size in zip(numerators, sizes, strict=True)]

    def _crossed(self, crossing: str, table: list[list[int]]) -> list[Draw]:
        """The categories of a crossed breakdown in their order; `table` has a row a property and a column a group, the last the rest.

        Raises ValueError for a category that is not one property and one group.
        """
        having, among = (self.categories[name] for name in crossing.split("+"))
        sizes = {f"{one}+{other}": size for one, row in zip(having, table, strict=True) for other, size in zip(among, row[:-1], strict=True)}
        if strange := [name for name in self.categories[crossing] if name not in sizes]:
            raise ValueError(f"categories of {crossing} that are no category of each: {', '.join(strange)}")
        return [Draw(sizes[name]) for name in self.categories[crossing]]

    def gap(self, report: Row, series: str, region: str, breakdown: str) -> str:
        """The reason why this report leaves a figure (breakdown `total`) or a whole breakdown out; empty when it does not."""
        for row in self.gaps.get(report["institution"], []):
            here = matches(report["period"], row["period"]) and matches(series, row["series"]) and matches(region, row["region"])
            if here and row["breakdown"] == breakdown:
                return row["reason"]
        return ""

    def rows(self, report: Row) -> Iterator[tuple[str, ...]]:
        """The rows of one report, in the columns of `COLUMNS`."""
        institution, period = report["institution"], report["period"]
        languages = list(compact().languages)
        words = f"text_{languages[0 if self.side[institution] == 'partner' else -1]}"
        self.divided.clear()
        for duty in self.duties:
            if duty["institution"] != institution or not duty["starts"] <= period <= (duty["ends"] or period):
                continue
            series, source = duty["series"], duty["source"]
            for region in self.consent:
                figures = [("total", "total", self.stated(report, series, source, region))]
                gap = self.gap(report, series, region, "total")
                for breakdown in [] if gap or figures[0][2].reason else self.breakdowns[series]:
                    if breakdown != "total":
                        parts = self.parts(report, series, source, region, breakdown)
                        names = self.categories[breakdown]
                        if not 0 <= len(parts) - len(names) <= 1:  # what is in none of them may stand at the end
                            raise ValueError(f"{series} by {breakdown}: {len(parts)} parts for {len(names)} categories")
                        figures += [(breakdown, *pair) for pair in zip(names, parts[: len(names)], strict=True)]
                for breakdown, category, figure in figures:
                    lead = (TEMPLATE_VERSION, institution, period, series, source, region, breakdown, category)
                    if figure.reason:
                        yield *lead, "", "", "", "z", self.reasons[figure.reason][words]
                    elif why := self.gap(report, series, region, breakdown):
                        yield *lead, "", "", "", "x", why
                    else:
                        yield *lead, *figure.cells(), "", ""


def group(rows: list[Row], by: str, column: str = "") -> dict[str, list]:
    """Rows (or one column of them) under each value of a column, in their order."""
    found: dict[str, list] = {}
    for row in rows:
        found.setdefault(row[by], []).append(row[column] if column else row)
    return found


def generate(target: Path, framework: Path = FRAMEWORK, tables: Path = TABLES, seed: str = SEED) -> None:
    """Write every report that `calendar.csv` says was received: `<target>/<institution>_<period>_v<version>.csv`.

    Same tables and seed, same bytes. Raises FileNotFoundError for a missing table and ValueError where a table lacks a row.
    """
    target.mkdir(parents=True, exist_ok=True)
    demonstration = Demonstration(framework, tables, seed)
    for report in demonstration.reports:
        if not report["received_on"]:
            continue
        path = target / f"{report['institution']}_{report['period']}_v{report['version']}.csv"
        with path.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(demonstration.rows(report))
