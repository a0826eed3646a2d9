"""Rule 4 of the design (section 5), letter by letter: planted cases, each a series of its own, through the statements of the release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import duckdb
import pytest

from data import sql

YEARS = {2017: (date(2017, 6, 15), date(2017, 12, 31))} | {year: (date(year, 1, 1), date(year, 12, 31)) for year in range(2018, 2023)}
TABLES = """
    create schema framework; create schema snapshot; create schema work;
    create table framework.event (kind varchar, starts date, activities varchar);
    create table framework.series (
        series varchar, indicator varchar, kind varchar, direction varchar, tier varchar, tolerance double, depends_on varchar,
        add_periods boolean, add_regions boolean
    );
    create table framework.indicator (indicator varchar, activity varchar, objective integer, headline_series varchar);
    create table framework.indicator_change (indicator varchar, change varchar, from_period varchar);
    create table framework.period (period varchar, kind varchar, year integer, starts date, ends date);
    create table framework.region (region varchar, kind varchar, consent_from date);
    create table framework.target (
        series varchar, region varchar, year integer, value double, basis varchar, adopted_on date, adopted_in_release integer
    );
    create table framework.authoritative_source (series varchar, source varchar);
    create table snapshot.series (series varchar, shown_source varchar);
    create table snapshot.figure (
        series varchar, source varchar, region varchar, period varchar, breakdown varchar, value double, denominator bigint, missing varchar,
        flags varchar
    );
    create table snapshot.baseline (series varchar, region varchar, year integer, value double);
    create table work.belongs (region varchar, within varchar);
    insert into framework.region values
        ('LMA', 'pilot', null), ('LOR', 'pilot', null), ('PILOTS', 'pilots', null), ('ALL', 'total', null), ('MDD', 'consent', '2020-10-01');
    insert into work.belongs values ('LMA', 'LMA'), ('LMA', 'PILOTS'), ('LMA', 'ALL'), ('LOR', 'LOR'), ('LOR', 'PILOTS'), ('LOR', 'ALL');
    set variable release = 1;
    set variable threshold = 11;
"""
Figure = float | tuple[int, int] | str
"""A value, n and N of a percentage, or a code; a value with flags is `12p`."""


@dataclass(frozen=True)
class Case:
    """A series in Metropolitan Lima, and what rule 4 says of its year 2021 (or another)."""

    name: str
    figures: dict[int, Figure]
    expected: str
    target: float | None = None
    year: int = 2021
    direction: str = "up"
    kind: str = "count"
    basis: str = "period"
    tier: str = "open"
    tolerance: float | None = None
    depends_on: str = ""
    baseline: float | None = None
    adopted: str | None = "2017-12-01"
    further: Sequence[tuple[float, str]] = ()
    """Later versions of the target: value and day of adoption."""
    targets: dict[int, float] = field(default_factory=dict)
    broken: str = ""
    region: str = "LMA"
    others: dict[str, Figure] = field(default_factory=dict)
    """Figures of other places in the same year."""
    other_targets: dict[str, float] = field(default_factory=dict)
    sources: Sequence[str] = ("S",)
    authoritative: str = ""
    add_regions: bool = True
    end: tuple[int, float] | None = None
    """A later year with a target, and that target."""


EVEN = {2018: 40, 2019: 40, 2020: 40}
CASES = (
    # a: tolerance, and the precision that is printed
    Case("a more is better, reached", EVEN | {2021: 100}, "met · got-better +60", 100),
    Case("a short by the tolerance of a tenth", EVEN | {2021: 90}, "close · got-better +50", 100),
    Case("a short by more", EVEN | {2021: 89}, "not-met · got-better +49", 100),
    Case("a a tolerance that the series sets", EVEN | {2021: 80}, "close · got-better +40", 100, tolerance=0.2),
    Case("a five points for a percentage", EVEN | {2020: (40, 100), 2021: (77, 100)}, "close · got-better +37", 82, kind="percentage"),
    Case("a six points are more", {2020: (40, 100), 2021: (76, 100), 2019: (40, 100)}, "not-met · got-better +36", 82, kind="percentage"),
    Case(
        "a points that the series sets",
        {2019: (4, 100), 2020: (40, 100), 2021: (72, 100)},
        "close · got-better +32",
        82,
        kind="percentage",
        tolerance=10,
    ),
    Case("a no tolerance under a target of ten", {2019: 9, 2020: 9, 2021: 7}, "not-met · incomparable: few", 8),
    Case("a target of eight, reached", {2019: 9, 2020: 9, 2021: 8}, "met · incomparable: few", 8),
    Case("a target of zero, less is better", {2019: 1, 2020: 1, 2021: 1}, "not-met · incomparable: few", 0, direction="down"),
    Case("a target of zero, reached", {2019: 1, 2020: 1, 2021: 0}, "met · incomparable: few", 0, direction="down"),
    Case("a a ceiling, below it", {2019: 500, 2020: 570, 2021: 523}, "met · got-better -47", 595, direction="down", kind="median"),
    Case("a a ceiling, a little above", {2019: 500, 2020: 610, 2021: 620}, "close · unchanged +10", 595, direction="down", kind="median"),
    Case("a a ceiling, far above", {2019: 500, 2020: 866, 2021: 910}, "not-met · got-worse +44", 710, direction="down", kind="median"),
    Case("a close is not given where the baseline was no worse", EVEN | {2021: 91}, "not-met · got-better +51", 100, baseline=95),
    Case("a the same where the baseline was worse", EVEN | {2021: 91}, "close · got-better +51", 100, baseline=90),
    Case("a 84.95 is printed as 85.0", {2019: (1, 100), 2020: (70, 100), 2021: (1699, 2000)}, "met · got-better +15", 85, kind="percentage"),
    Case("a 84.94 is not", {2019: (1, 100), 2020: (70, 100), 2021: (8494, 10000)}, "close · got-better +14.9", 85, kind="percentage"),
    # b: which target
    Case(
        "b revised within the year",
        EVEN | {2021: 70},
        "met · got-better +30 · revised to 80 on 2021-05-03: not-met",
        60,
        further=[(80, "2021-05-03")],
    ),
    Case("b revised before the year", EVEN | {2021: 70}, "not-met · got-better +30", 60, further=[(80, "2020-11-03")]),
    Case("b adopted within the year", EVEN | {2021: 70}, "met · got-better +30", 60, adopted="2021-05-03"),
    Case("b set after the year", EVEN | {2021: 70}, "unrated: afterwards · got-better +30", 60, adopted="2022-01-10"),
    Case("b a day of adoption that is not known", EVEN | {2021: 70}, "met · got-better +30", 60, adopted=None),
    # c: a break
    Case("c a break within the year", EVEN | {2021: 70}, "unrated: definition · incomparable: definition", 60, broken="2021-09-17"),
    Case("c the year after a break", EVEN | {2021: 70}, "unrated: definition · incomparable: definition", 60, broken="2020-09-17"),
    Case(
        "c two years after, a target of the new definition", EVEN | {2021: 70}, "met · got-better +30", 60, broken="2019-09-17", adopted="2020-01-01"
    ),
    Case("c a break on the first day", EVEN | {2021: 70}, "met · incomparable: definition", 60, broken="2021-01-01", adopted="2021-01-01"),
    # d: direction
    Case("d an equal year", EVEN | {2021: 40}, "not-met · unchanged +0", 100),
    Case("d under two per cent", {2019: 4, 2020: 1000, 2021: 1019}, "met · unchanged +19", 1000),
    Case("d two per cent", {2019: 4, 2020: 1000, 2021: 1020}, "met · got-better +20", 1000),
    Case("d under a point", {2019: (9, 99), 2020: (500, 1000), 2021: (509, 1000)}, "met · unchanged +0.9", 50, kind="percentage"),
    Case("d ten in the year before", EVEN | {2020: 10, 2021: 70}, "met · incomparable: few", 60),
    Case("d eleven", EVEN | {2020: 11, 2021: 70}, "met · got-better +59 · far above", 50),
    Case("d N of 29", {2019: (9, 99), 2020: (9, 29), 2021: (50, 90)}, "met · incomparable: few", 50, kind="percentage"),
    Case("d N of 30", {2019: (9, 99), 2020: (9, 30), 2021: (50, 90)}, "met · got-better +25.6", 50, kind="percentage"),
    Case("d the year before is not known", {2019: 40, 2020: "x", 2021: 70}, "met · incomparable: year-before", 60),
    # e: cumulative
    Case("e years so far", {2018: 20, 2019: 20, 2020: 20, 2021: 20}, "met · cumulative 80 +20 before 20", 80, basis="cumulative"),
    Case(
        "e at least, and reached", {2018: 20, 2019: "x", 2020: 20, 2021: 45}, "met · cumulative 85 +45 before 20 · at least", 80, basis="cumulative"
    ),
    Case(
        "e at least, and not reached",
        {2018: 20, 2019: "x", 2020: 20, 2021: 20},
        "unrated: incomplete · cumulative 60 +20 before 20 · at least",
        80,
        basis="cumulative",
    ),
    # f: whose count
    Case("f two counts", EVEN | {2021: 70}, "unrated: two-counts · got-better +30", 60, sources=("S", "T")),
    Case("f the authoritative one of two", EVEN | {2021: 70}, "met · got-better +30", 60, sources=("S", "T"), authoritative="S"),
    # g: stock, first year, milestone
    Case("g a first year is new", {2021: 70}, "new · incomparable: first-year", 60),
    Case("g and never measured against a baseline", {2021: 70}, "new · incomparable: first-year", 60, baseline=50),
    Case("g a milestone done", {2020: 0, 2021: 1}, "done", 1, kind="milestone"),
    Case("g a milestone due", {2020: 0, 2021: 0}, "due", None, kind="milestone"),
    Case("g a milestone overdue", {2020: 0, 2021: 0}, "overdue", 1, kind="milestone"),
    Case("g no information on a milestone", {2020: 0, 2021: "x"}, "no-information", 1, kind="milestone"),
    # h: a total of places
    Case(
        "h the sum of regional targets",
        {2020: 90, 2021: 100},
        "met · sum",
        region="PILOTS",
        others={"LMA": 60, "LOR": 40},
        other_targets={"LMA": 55, "LOR": 40},
    ),
    Case(
        "h a place without a target",
        {2020: 90, 2021: 100},
        "unrated: no-target",
        region="PILOTS",
        others={"LMA": 60, "LOR": 40},
        other_targets={"LMA": 55},
    ),
    Case(
        "h a series that does not add up",
        {2020: 90, 2021: 100},
        "unrated: no-target",
        region="PILOTS",
        others={"LMA": 60, "LOR": 40},
        other_targets={"LMA": 55, "LOR": 40},
        add_regions=False,
    ),
    # i: what depends on another count
    Case("i depends on another count", EVEN | {2021: 70}, "met · depends +30", 60, depends_on="other"),
    Case("i more than 25 % better", EVEN | {2021: 76}, "met · got-better +36 · far above", 60),
    Case("i 25 % is not more", EVEN | {2021: 75}, "met · got-better +35", 60),
    # j and k: no status, and the one reason of it
    Case("j no target", EVEN | {2021: 70}, "unrated: no-target · got-better +30"),
    Case("j no direction", EVEN | {2021: 70}, "unrated: by-design · by-design +30", 60, direction="none"),
    Case("j confidential", EVEN | {2021: "c"}, "unrated: confidential", 60),
    Case("j after a confidential year", EVEN | {2020: "c", 2021: 70}, "met", 60),
    Case("j few children", EVEN | {2021: 0}, "unrated: few · incomparable: few", 60, tier="victim"),
    Case("j a denominator of ten", {2019: (9, 99), 2020: (9, 99), 2021: (8, 10)}, "unrated: few · incomparable: few", 50, kind="percentage"),
    Case("k not reported", EVEN | {2021: "x"}, "unrated: not-reported", 60),
    Case("k incomplete", EVEN | {2021: "70p"}, "unrated: incomplete", 60),
    Case("k a year that the term cuts short", {2017: 70}, "unrated: incomplete", 60, year=2017),
    Case(
        "j money that has no target counts from the start",
        {2018: 90, 2019: 10, 2020: 10, 2021: 0},
        "unrated: no-target · cumulative 110 +0 before 10",
        kind="money",
    ),
    Case(
        "e what is missing to the last target",
        EVEN,
        "met · cumulative 120 +40 before 40 · by 2022 200: 80, 40 a year",
        120,
        year=2020,
        basis="cumulative",
        end=(2022, 200),
    ),
    Case(
        "e the last target is reached",
        EVEN,
        "met · cumulative 120 +40 before 40 · by 2022 110: 0",
        120,
        year=2020,
        basis="cumulative",
        end=(2022, 110),
    ),
    Case("e a level, less is better", EVEN | {2021: 44}, "met · got-worse +4 · by 2022 30: 14", 50, direction="down", kind="median", end=(2022, 30)),
    Case("e a yearly count begins anew", EVEN | {2021: 44}, "met · got-better +4", 40, end=(2022, 60)),
    Case("e never of child victims", EVEN | {2021: 44}, "met · got-better +4", 40, kind="stock", tier="victim", end=(2022, 60)),
    Case("k before the consent of a place", {2018: "z", 2019: "z"}, "unrated: not-begun", 60, year=2019, region="MDD"),
)


@pytest.fixture(scope="module")
def engine() -> duckdb.DuckDBPyConnection:
    """All cases, each a series, after the statements of the release."""
    connection = duckdb.connect()
    connection.execute(TABLES)
    periods = [(str(year), "year", year, *days) for year, days in YEARS.items()]
    connection.executemany("insert into framework.period values ($1, $2, $3, $4, $5)", periods)
    for number, case in enumerate(CASES):
        plant(connection, f"s{number}", case)
    for name in ("in_force", "status", "tally"):
        connection.execute(sql.text(f"release/{name}"))
    return connection


def plant(connection: duckdb.DuckDBPyConnection, series: str, case: Case) -> None:
    """One case as rows of the tables the statements read."""

    def add(table: str, *values: Any) -> None:
        places = ", ".join(f"${at}" for at in range(1, len(values) + 1))
        connection.execute(f"insert into {table} values ({places})", list(values))

    def figure(source: str, region: str, year: int, given: Figure) -> None:
        value, whole, missing, flags = None, None, None, ""
        if isinstance(given, tuple):
            value, whole = 100 * given[0] / given[1], given[1]
        elif isinstance(given, str) and given in "cxz":
            missing = given
        else:
            flags = "p" if str(given).endswith("p") else ""
            value = float(str(given).removesuffix("p"))
        add("snapshot.figure", series, source, region, str(year), "total", value, whole, missing, flags)

    adds = case.kind not in ("median", "percentage")
    add("framework.series", series, series, case.kind, case.direction, case.tier, case.tolerance, case.depends_on or None, adds, case.add_regions)
    add("framework.indicator", series, series, 1, series)
    add("snapshot.series", series, case.sources[0] if len(case.sources) == 1 else None)
    if case.authoritative:
        add("framework.authoritative_source", series, case.authoritative)
    if case.broken:
        add("framework.event", "break", case.broken, series)
    for source in case.sources:
        for year, given in case.figures.items():
            figure(source, case.region, year, given)
    for region, given in case.others.items():
        figure(case.sources[0], region, case.year, given)
    versions = [(case.target, case.adopted), *case.further] if case.target is not None else []
    for value, adopted in versions:
        add("framework.target", series, case.region, case.year, value, case.basis, adopted, 1)
    if case.end:
        add("framework.target", series, case.region, *case.end, case.basis, case.adopted, 1)
    for region, value in case.other_targets.items():
        add("framework.target", series, region, case.year, value, case.basis, case.adopted, 1)
    if case.baseline is not None:
        add("snapshot.baseline", series, case.region, 2017, case.baseline)


def told(connection: duckdb.DuckDBPyConnection, series: str, case: Case) -> str:
    """What the release says of the case, in the words of the table above."""
    rows = connection.execute(
        "select status, reason, direction, direction_reason, change, value, addition, addition_before, at_least, far_above, summed, "
        "revised_target, revised_on, revised_status, end_year, end_target, end_gap, end_pace from snapshot.status where series = $1 and year = $2 and region = $3 and source = 'S'",
        [series, case.year, case.region],
    ).fetchall()
    assert len(rows) == 1
    status, reason, way, why, change, value, added, before, least, far, summed, revised, day, by, *end = rows[0]
    parts = [f"{status}: {reason}" if reason else status]
    amount = "" if change is None else f" {change:+g}"
    if summed:
        parts.append("sum")
    elif case.region == "LMA" and added is not None:
        parts.append(f"cumulative {value:g} +{added:g} before {before:g}")
    elif case.region == "LMA" and way:
        parts.append(f"{way}: {why}" if why else f"{way}{amount}")
    elif case.region == "LMA" and why in ("depends", "by-design"):
        parts.append(f"{why}{amount}")
    parts += [f"revised to {revised:g} on {day}: {by}"] if revised is not None else []
    if end[0] is not None:
        parts.append(f"by {end[0]} {end[1]:g}: {end[2]:g}" + (f", {end[3]:g} a year" if end[3] is not None else ""))
    return " · ".join([*parts, *["at least"] * least, *["far above"] * (far and not revised)])


def test_each_planted_case_is_rated_as_the_rule_says(engine: duckdb.DuckDBPyConnection) -> None:
    wrong = {case.name: (said, case.expected) for at, case in enumerate(CASES) if (said := told(engine, f"s{at}", case)) != case.expected}
    assert wrong == {}
    assert {case.name[0] for case in CASES} == set("abcdefghijk") and len(CASES) >= 40


def test_a_tally_adds_up_to_the_indicators_and_counts_no_milestone(engine: duckdb.DuckDBPyConnection) -> None:
    counted = dict(
        engine.execute(
            "select status || ':' || reason, indicators from snapshot.tally where region = 'LMA' and objective = 'all' and year = 2021"
        ).fetchall()
    )
    ((whole,),) = engine.execute(
        "select distinct of_indicators from snapshot.tally where region = 'LMA' and objective = 'all' and year = 2021"
    ).fetchall()
    ((milestones,),) = engine.execute("select count(*) from framework.series where kind = 'milestone'").fetchall()
    ((there,),) = engine.execute("select count(distinct series) from snapshot.status where region = 'LMA' and year = 2021").fetchall()
    rated = sum(counted[f"{status}:"] for status in ("met", "close", "not-met"))
    unrated = sum(count for status, count in counted.items() if status.startswith(("unrated:", "new:")))
    assert (counted["rated:"], counted["not-rated:"]) == (rated, unrated) and rated + unrated == whole == there - milestones
    assert sum(counted[f"{way}:"] for way in ("got-better", "got-worse", "unchanged", "incomparable")) == rated


def test_each_status_has_a_reason_exactly_where_it_is_unrated(engine: duckdb.DuckDBPyConnection) -> None:
    assert engine.execute("select count(*) from snapshot.status where (status = 'unrated') <> (reason <> '')").fetchall() == [(0,)]
    assert engine.execute("select count(*) from snapshot.status where change is not null and direction = 'incomparable'").fetchall() == [(0,)]
