"""Fictitious half-yearly reports, made from the tables in `data/demonstration/`.

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
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from random import Random

FRAMEWORK = Path(__file__).parent / "framework"
TABLES = Path(__file__).parent / "demonstration"
SEED = "demonstration"
TEMPLATE_VERSION = "1"
COLUMNS = (
    "template_version", "institution", "period", "series", "source", "region", "breakdown", "category",
    "value", "numerator", "denominator", "missing", "reason",
)  # fmt: skip
START = 2017.5  # middle of the year in which the first half-year begins; growth counts years from here
MANY = 400  # a total above this is split by shares instead of one record at a time

Row = dict[str, str]


@dataclass(frozen=True)
class Level:
    """How large one series is in one region, for each half-year.

    `of` names a series this one follows: as a `part` of it (never above) or as `more` than it (never below), `lag`
    half-years later. `level` is then a fraction of that series, otherwise an amount. `growth` is relative change a year,
    `spread` the standard deviation of the logarithm. `share` and `share_growth` give the numerator of a percentage.
    `periods` limits the series to some half-years (a survey); empty means all.
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


@dataclass(frozen=True)
class Draw:
    """One drawn figure: a value, or numerator and denominator, or (both absent) the reason code why it is missing."""

    value: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    reason: str = ""

    @property
    def size(self) -> int:
        """The count that a series which follows this one starts from; 0 where there is none."""
        return self.value if self.value is not None else self.numerator or 0

    def scaled(self, factor: float) -> Draw:
        """The same figure as another version of the report states it. Rounding keeps the order of related figures."""
        if factor == 1 or self.reason:
            return self
        value, numerator, denominator = (None if part is None else round(part * factor) for part in (self.value, self.numerator, self.denominator))
        return Draw(value, numerator, denominator)


def read(path: Path) -> list[Row]:
    """The rows of a CSV file as dictionaries of text."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def matches(code: str, prefixes: str) -> bool:
    """Whether a code begins with one of the prefixes of a `;` list. An empty list matches everything."""
    return not prefixes or any(code.startswith(prefix) for prefix in prefixes.split(";"))


def count(rng: Random, mean: float) -> int:
    """A Poisson count; the normal approximation above 60."""
    if mean > 60:
        return max(0, round(rng.gauss(mean, math.sqrt(mean))))
    limit, product, events = math.exp(-max(mean, 0.0)), rng.random(), 0
    while product > limit:
        product *= rng.random()
        events += 1
    return events


def part(rng: Random, total: int, chance: float) -> int:
    """How many of `total` have a property with this chance: a binomial count, 0 to total."""
    chance = min(max(chance, 0.0), 1.0)
    if total > MANY:
        return min(total, max(0, round(rng.gauss(total * chance, math.sqrt(total * chance * (1 - chance))))))
    return sum(rng.random() < chance for _ in range(total))


def split(rng: Random, total: int, weights: list[float]) -> list[int]:
    """A total as parts, one for each weight. The same stream with a larger total only adds to parts, up to `MANY`."""
    if total > MANY:
        weights = [weight * math.exp(rng.gauss(0, 0.08)) for weight in weights]
        scale = total / sum(weights)
        parts = [int(weight * scale) for weight in weights]
        parts[weights.index(max(weights))] += total - sum(parts)
        return parts
    edges = list(accumulate(weights))
    parts = [0] * len(weights)
    for _ in range(total):
        parts[bisect_right(edges, rng.random() * edges[-1], 0, len(edges) - 1)] += 1
    return parts


def deal(rng: Random, numerator: int, denominators: list[int]) -> list[int]:
    """A numerator as parts, none above its denominator."""
    total = sum(denominators)
    if total > MANY:
        parts = [whole * numerator // total for whole in denominators]
        for place in sorted(range(len(parts)), key=lambda place: denominators[place] - parts[place], reverse=True):
            parts[place] += (more := min(denominators[place] - parts[place], numerator - sum(parts)))
            if not more:
                break
        return parts
    edges = list(accumulate(denominators))
    parts = [0] * len(denominators)
    for record in rng.sample(range(total), numerator):
        parts[bisect_right(edges, record)] += 1
    return parts


@dataclass
class Demonstration:
    """Everything the tables say, and the figures drawn from them so far."""

    framework: Path = FRAMEWORK
    tables: Path = TABLES
    seed: str = SEED
    drawn: dict[tuple[str, str, str, int], Draw] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.series = {row["series"]: row for row in read(self.framework / "series.csv") if not row["computed"]}
        self.periods = [row["period"] for row in read(self.framework / "periods.csv") if row["kind"] == "half"]
        self.begins = {row["period"]: row["starts"] for row in read(self.framework / "periods.csv")}
        self.consent = {
            row["region"]: row["consent_from"] if row["kind"] == "consent" else ""
            for row in read(self.framework / "regions.csv")
            if row["kind"] in ("pilot", "consent", "unattributed")
        }
        self.partition = {row["breakdown"]: row["partition"] == "1" for row in read(self.framework / "breakdowns.csv")}
        self.duties = read(self.tables / "duties.csv")
        self.reports = read(self.tables / "calendar.csv")
        self.gaps = read(self.tables / "gaps.csv")
        self.revisions = read(self.tables / "revisions.csv")
        self.shocks = read(self.tables / "shocks.csv")
        self.side = {row["institution"]: row["side"] for row in read(self.tables / "institutions.csv")}
        self.reasons = {row["reason"]: row for row in read(self.tables / "reasons.csv")}

    @cached_property
    def levels(self) -> dict[tuple[str, str, str], Level]:
        """The level of a series from a source (empty: any source) in a region."""
        return {
            (row["series"], row["source"], row["region"]): Level(
                row["of"],
                row["relation"],
                int(row["lag"] or 0),
                *(float(row[column] or 0) for column in ("level", "growth", "spread", "share", "share_growth")),
                frozenset(row["periods"].split(";")) - {""},
            )
            for row in read(self.tables / "levels.csv")
        }

    @cached_property
    def sourced(self) -> set[tuple[str, str]]:
        """The series and sources that have levels of their own; the others share the level of the series."""
        return {(series, source) for series, source, _ in self.levels if source}

    @cached_property
    def breakdowns(self) -> dict[str, list[str]]:
        """The breakdowns of each series, without the total."""
        found: dict[str, list[str]] = {}
        for row in read(self.framework / "series_breakdowns.csv"):
            if row["breakdown"] != "total":
                found.setdefault(row["series"], []).append(row["breakdown"])
        return found

    @cached_property
    def categories(self) -> dict[str, list[str]]:
        """The categories of each breakdown, in their order."""
        found: dict[str, list[str]] = {}
        for row in sorted(read(self.framework / "categories.csv"), key=lambda row: int(row["position"] or 0)):
            found.setdefault(row["breakdown"], []).append(row["category"])
        return found

    @cached_property
    def _weights(self) -> dict[tuple[str, str], list[Row]]:
        found: dict[tuple[str, str], list[Row]] = {}
        for row in read(self.tables / "weights.csv"):
            found.setdefault((row["breakdown"], row["category"]), []).append(row)
        return found

    def weights(self, breakdown: str, series: str, region: str) -> list[float]:
        """The weight of each category and, last, of records that are not broken down. The row that says most about series and region counts.

        Raises ValueError where `weights.csv` has no row for a category.
        """
        found = []
        for category in [*self.categories[breakdown], "not-broken-down"]:
            rows = [
                row
                for row in self._weights.get((breakdown, category), [])
                if matches(series, row["series"]) and row["region"] in ("", region)
            ]
            if not rows and category != "not-broken-down":
                raise ValueError(f"weights.csv has no weight for {breakdown}/{category}")
            best = max(rows, key=lambda row: (len(row["series"]), len(row["region"])), default=None)
            found.append(float(best["weight"]) if best else 0.0)
        return found

    def stream(self, *key: str | int) -> Random:
        """The random stream of one figure."""
        return Random("/".join(map(str, (self.seed, *key))))

    def shock(self, series: str, region: str, period: str) -> tuple[float, float]:
        """What events do to a level (a factor) and to a share (a step, in parts of 1)."""
        factor, step = 1.0, 0.0
        for row in self.shocks:
            if row["starts"] <= period <= row["ends"] and matches(series, row["series"]) and matches(region, row["regions"]):
                factor *= float(row["factor"] or 1)
                step += float(row["share_step"] or 0)
        return factor, step

    def draw(self, series: str, source: str, region: str, at: int) -> Draw:
        """The figure of a series in half-year number `at`, as the first version of a report states it."""
        key = (series, source, region, at)
        if key not in self.drawn:
            self.drawn[key] = self._draw(*key)
        return self.drawn[key]

    def _draw(self, series: str, source: str, region: str, at: int) -> Draw:
        period = self.periods[at]
        level = self.levels.get((series, source if (series, source) in self.sourced else "", region))
        if self.consent[region] > self.begins[period]:
            return Draw(reason="before-consent")
        if level is None:
            return Draw(reason="outside-area" if (series, source) in self.sourced else "always-attributed" if region == "NAT" else "not-by-region")
        if level.periods and period not in level.periods:
            return Draw(reason="not-collected")
        if self.series[series]["frequency"] == "year" and not period.endswith("H2"):
            return Draw(reason="once-a-year")
        rng = self.stream(series, source, region, period)
        years = int(period[:4]) + (0.75 if period.endswith("H2") else 0.25) - START
        factor, step = self.shock(series, region, period)
        level_now = level.level * (1 + level.growth) ** years * factor * math.exp(rng.gauss(0, level.spread))
        kind = self.series[series]["kind"]
        if level.of:
            sources = [duty["source"] for duty in self.duties if duty["series"] == level.of]
            parent = self.draw(level.of, source if source in sources else sources[0], region, max(0, at - level.lag)).size
            size = parent + count(rng, parent * level_now) if level.relation == "more" else part(rng, parent, level_now)
        elif kind == "money":
            size = round(level_now / 10) * 10
        else:
            size = count(rng, level_now) if kind in ("count", "percentage") else round(level_now)
        if kind != "percentage":
            return Draw(value=size)
        return Draw(numerator=part(rng, size, level.share + level.share_growth * years + step + rng.gauss(0, level.spread / 6)), denominator=size)

    def parts(self, total: Draw, series: str, source: str, region: str, period: str, breakdown: str) -> Iterator[tuple[str, Draw]]:
        """The categories of one breakdown. Parts of a partition never exceed the total; what is left was not broken down."""
        rng = self.stream(series, source, region, period, breakdown)
        weights = self.weights(breakdown, series, region)
        names = self.categories[breakdown]
        if self.series[series]["kind"] == "median":
            for name in names:
                yield name, Draw(value=round(total.size * math.exp(rng.gauss(0, 0.12))))
            return
        whole = total.value if total.value is not None else total.denominator or 0
        if self.partition[breakdown]:
            sizes = split(rng, whole, weights)
        else:  # each category is a property that a record has or has not
            sizes = [part(rng, whole, weight) for weight in weights[:-1]]
        if total.value is not None:
            yield from ((name, Draw(value=size)) for name, size in zip(names, sizes, strict=False))
            return
        if self.partition[breakdown]:
            numerators = deal(rng, total.numerator or 0, sizes)
        else:
            numerators = [min(total.numerator or 0, part(rng, size, (total.numerator or 0) / max(whole, 1))) for size in sizes]
        yield from ((name, Draw(None, *pair)) for name, *pair in zip(names, numerators, sizes, strict=False))

    def factor(self, report: Row, series: str, region: str) -> float:
        """By how much this version of a report differs from the drawn figure."""
        product = 1.0
        for row in self.revisions:
            same = all(row[column] == report[column] for column in ("institution", "period", "version"))
            if same and matches(series, row["series"]) and matches(region, row["region"]):
                product *= float(row["factor"])
        return product

    def gap(self, report: Row, series: str, region: str, breakdown: str) -> str:
        """The reason why this report leaves a figure (breakdown `total`) or a whole breakdown out; empty when it does not."""
        for row in self.gaps:
            same = all(row[column] == report[column] for column in ("institution", "period"))
            if same and matches(series, row["series"]) and matches(region, row["region"]) and row["breakdown"] == breakdown:
                return row["reason"]
        return ""

    def rows(self, report: Row) -> Iterator[tuple[str, ...]]:
        """The rows of one report, in the columns of `COLUMNS`."""
        institution, period = report["institution"], report["period"]
        language = "en" if self.side[institution] == "partner" else "es"
        at = self.periods.index(period)
        for duty in self.duties:
            if duty["institution"] != institution or not duty["starts"] <= period <= (duty["ends"] or period):
                continue
            series, source = duty["series"], duty["source"]
            for region in self.consent:
                lead = (TEMPLATE_VERSION, institution, period, series, source, region)
                total = self.draw(series, source, region, at)
                if total.reason:
                    yield *lead, "total", "total", "", "", "", "z", self.reasons[total.reason][f"text_{language}"]
                    continue
                if why := self.gap(report, series, region, "total"):
                    yield *lead, "total", "total", "", "", "", "x", why
                    continue
                total = total.scaled(self.factor(report, series, region))
                yield *lead, "total", "total", *cells(total), "", ""
                for breakdown in self.breakdowns.get(series, []):
                    why = self.gap(report, series, region, breakdown)
                    for category, figure in self.parts(total, series, source, region, period, breakdown):
                        yield *lead, breakdown, category, *(("", "", "", "x", why) if why else (*cells(figure), "", ""))


def cells(figure: Draw) -> tuple[str, str, str]:
    """Value, numerator and denominator as they stand in a report. Zero is written, absence is empty."""
    value, numerator, denominator = ("" if number is None else str(number) for number in (figure.value, figure.numerator, figure.denominator))
    return value, numerator, denominator


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
