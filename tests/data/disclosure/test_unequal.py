"""Counts that do not add up: reports agreed before a sum was checked. They stop no release: what does not add up is taken as not reported."""

from __future__ import annotations

import random

import duckdb
import pytest

from data import sql
from data.disclosure.audit import audit
from data.disclosure.banner import swallow_banner
from data.disclosure.cells import make_cells
from data.disclosure.leaf_audit import Told, audit_leaves
from data.disclosure.leaves import Agreed, Counts, Leaf, Listed, Nested, Pair, Places, SeriesBreakdown, find_finer
from data.release.protection import decide, name_row, read_leaves

pytestmark = pytest.mark.slow  # ledgers made up and released

K = 11
PLACES = Places("ALL", "PILOTS", ("LMA", "LOR"), ("MDD",), ("NAT",))
AGES, SERVICES = ("child", "teen", "unknown"), ("legal", "shelter")
CATEGORIES = {"age": AGES, "service": SERVICES, "service+age": tuple(f"{service}+{age}" for service in SERVICES for age in AGES)}
TABLES = tuple(
    Listed(series, "", breakdown, kind, closing)
    for series in ("s", "t", "p", "q")
    for breakdown, kinds in (
        ("total", ("region-year", "region-term")),
        ("age", ("year-category", "term-category")),
        ("service", ("year-category", "term-category")),
        ("service+age", ("term-category",)),
    )
    for kind in kinds
    for closing in (False,)
    if series == "s" or breakdown in ("total", "age")
)
AGREED = Agreed(
    PLACES,
    TABLES,
    same=(Pair("p", "denominator", "t", "value"), Pair("q", "denominator", "t", "value")),
    nested=(
        Nested((("t", "value"),), ("s", "value")),
        Nested((("p", "numerator"), ("q", "numerator")), ("p", "denominator")),
        Nested((("s", "value"),), ("o", "value")),
    ),
    open=frozenset({"o"}),
    partition=frozenset({"age"}),
    categories=CATEGORIES,
)


def made_up(seed: int, *, sound: bool) -> list[Leaf]:
    """Leaves of four series and an open one, four places and two years. Unless `sound` about a tenth of the counts are whatever was typed."""
    draw = random.Random(seed)
    leaves: list[Leaf] = []

    def slip(count: int) -> int:
        return draw.randint(0, 60) if not sound and draw.random() < 0.1 else count

    def add(series: str, place: str, year: int, what: tuple[str, str], counts: Counts) -> None:
        leaves.append(Leaf(series, "S", place, year, *what, counts, 1))

    for place in PLACES.leaves:
        for year in (2018, 2019, 2020):
            if draw.random() < 0.1:
                continue
            ages = {age: draw.choice((0, 0, 1, 2, 5, 12, 40)) for age in CATEGORIES["age"]}
            whole = sum(ages.values())
            add("s", place, year, ("total", "total"), (slip(whole),))
            for age, count in ages.items():
                add("s", place, year, ("age", age), (slip(count),))
            for service in CATEGORIES["service"]:
                crossed = {age: draw.randint(0, count) for age, count in ages.items()}
                add("s", place, year, ("service", service), (slip(sum(crossed.values())),))
                for age, count in crossed.items():
                    add("s", place, year, ("service+age", f"{service}+{age}"), (slip(count),))
            inside = {age: draw.randint(0, count) for age, count in ages.items()}
            # the same count under two names is not broken here: that two reports differ in it makes it two counts (`not-the-same`)
            add("t", place, year, ("total", "total"), (sum(inside.values()),))
            for age, count in inside.items():
                add("t", place, year, ("age", age), (count,))
            # two parts of the same whole, which together may break their limit where it is not sound
            having = {age: draw.randint(0, count) for age, count in inside.items()}
            lacking = {age: draw.randint(0, count - (having[age] if sound else 0)) for age, count in inside.items()}
            for series, part in (("p", having), ("q", lacking)):
                n, of = sum(part.values()), sum(inside.values())
                add(series, place, year, ("total", "total"), (n, of - n, of))
                for age, count in inside.items():
                    add(series, place, year, ("age", age), (part[age], count - part[age], count))
            add("o", place, year, ("total", "total"), (draw.randint(whole if sound else 0, 200),))
    return leaves


@pytest.fixture(autouse=True)
def quiet() -> None:
    swallow_banner()


TABLES_OF_A_RELEASE = """
    attach ':memory:' as ledger; create schema ledger.released;
    create schema framework; create schema work;
    create table ledger.released.release (release integer, last_period varchar);
    create table ledger.victim_leaf (
        series varchar, source varchar, region varchar, year integer, breakdown varchar, category varchar, value bigint, numerator bigint,
        denominator bigint, release integer
    );
    create table framework.release (release integer, last_period varchar);
    create table framework.victim_table (series varchar, source varchar, breakdown varchar, table_kind varchar);
    create table framework.breakdown (breakdown varchar, partition boolean);
    create table framework.merged_category (breakdown varchar, category varchar, merged_into varchar);
    create table framework.category (breakdown varchar, category varchar); create table framework.nested (whole_series varchar);
    create table work.half (half varchar); create table work.leaf (region varchar);
    create table work.valued (
        series varchar, source varchar, region varchar, period varchar, period_kind varchar, breakdown varchar, category varchar, value double,
        numerator bigint, denominator bigint, missing varchar, provisional boolean
    );
    insert into framework.nested values ('s'), ('p'), ('o');
    insert into framework.release values (1, '2020-H2'); insert into work.half values ('2024-H1');
    insert into framework.breakdown values ('age', true), ('service', false), ('service+age', false);
    set variable release = 1;
"""


def freeze(leaves: list[Leaf]) -> tuple[list[Leaf], set[tuple[str, int, str, str]]]:
    """What a release freezes of these counts, and place, year, series and breakdown of what does not add up, through its statements."""
    with duckdb.connect() as connection:
        connection.execute(TABLES_OF_A_RELEASE)
        connection.executemany("insert into work.leaf values ($1)", [[place] for place in PLACES.leaves])
        connection.executemany(
            "insert into framework.victim_table values ($1, null, $2, $3)", [[each.series, each.breakdown, each.kind] for each in TABLES]
        )
        connection.executemany(
            "insert into framework.category values ($1, $2)", [[name, each] for name, all_of in CATEGORIES.items() for each in all_of]
        )
        rows = [
            (
                *leaf[:3],
                str(leaf.year),
                "year",
                *leaf[4:6],
                *(counts if len(counts := leaf.counts) == 1 else (None,)),
                *(counts[:1] + counts[2:] if len(counts) == 3 else (None, None)),
                None,
                False,
            )
            for leaf in leaves
        ]
        connection.executemany("insert into work.valued values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)", rows)
        for statement in ("victim_category", "new_leaves"):
            connection.execute(sql.text(f"release/{statement}"))
        broken = set(connection.execute("select region, year, series, breakdown from work.unequal").fetchall())
        return read_leaves(connection), broken


def released(leaves: list[Leaf], seed: int) -> int:
    """Decide on every row as a release does and look at the result with both audits: how many counts they find exposed."""
    fine: set[SeriesBreakdown] = set()
    while True:
        cells = make_cells(leaves, AGREED, fine=fine)
        decided = decide(cells, AGREED, {}, str(seed), K)
        shown = {row.key: tuple(cells.values[cell] for cell in row.cells) for row in cells.rows if decided[name_row(row)]}
        rows = [Told(*row.key[:3], row.year, row.release, *row.key[4:], shown.get(row.key)) for row in cells.rows]
        exposed = {(each.key.series, each.key.breakdown) for each in audit(cells, shown, AGREED, K).exposed}
        exposed |= {(each.row.series, each.row.breakdown) for each in audit_leaves(leaves, rows, AGREED, K)[1]}
        finer = find_finer(exposed, AGREED)
        if fine >= finer:
            return len(exposed)
        fine |= finer


def test_what_was_agreed_can_be_released_whether_it_adds_up_or_not(pytestconfig: pytest.Config) -> None:
    """Twenty made-up ledgers, five hundred with --long, every second one with slips; no count of any is exposed."""
    exposed, slipped = [], 0
    for seed in range(500) if pytestconfig.getoption("--long") else (*range(18), 27, 139):  # the last two each found a fault
        leaves, broken = freeze(made_up(seed, sound=seed % 2 == 0))
        assert bool(broken) <= bool(seed % 2), f"{seed}: all of a sound ledger adds up"
        exposed += [seed] if released(leaves, seed) else []
        slipped += bool(broken)
    assert exposed == [] and slipped


@pytest.mark.parametrize(
    ("what", "count", "expected"),
    [
        (("service+age", "legal+child"), 61, "service+age"),
        (("service", "legal"), 0, "service+age"),
        (("age", "child"), 61, "age"),
    ],
)
def test_what_does_not_add_up_is_taken_as_not_reported_and_named(what: tuple[str, str], count: int, expected: str) -> None:
    sound = made_up(3, sound=True)
    place = next(leaf for leaf in sound if leaf[4:6] == ("service+age", "legal+child") and leaf.counts[0] > 0)
    planted = [leaf._replace(counts=(count,)) if leaf[:4] == place[:4] and leaf[4:6] == what else leaf for leaf in sound]
    leaves, broken = freeze(planted)
    assert (place.region, place.year, "s", expected) in broken
    kept = {leaf[4:6]: leaf.counts for leaf in leaves if leaf[:4] == place[:4]}
    whole = next(leaf.counts for leaf in planted if leaf[:4] == place[:4] and leaf.breakdown == "total")
    inside = {category: counts for (breakdown, category), counts in kept.items() if breakdown == expected}
    assert sum(counts[0] for counts in inside.values()) == (whole[0] if expected == "age" else 0)
