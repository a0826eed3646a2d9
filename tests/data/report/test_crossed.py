"""A crossed breakdown against the categories it crosses: checked at intake, and never what stops a release."""

from __future__ import annotations

from typing import Any

import pytest

from data import sql
from data.problems import Problem, Refused
from tests.built.world import World, line

CROSSED = ("legal+girls", "legal+boys", "legal+unknown", "medical+girls", "medical+boys", "medical+unknown")
KEPT_OUT = ("report/checks/crossed-above-category", "report/checks/rest-without-base")


@pytest.fixture
def crossing(world: World) -> World:
    """Services by gender, of a count and of a percentage."""
    world.add("framework/breakdowns", breakdown="service+gender", name_en="Both", name_es="Ambos", partition=0, victim_attribute=1)
    for position, category in enumerate(CROSSED, start=1):
        world.add("framework/categories", breakdown="service+gender", category=category, position=position, name_en=category, name_es=category)
    for series in ("2.3-b.children", "2.3-a.plans"):
        world.add("framework/series_breakdowns", series=series, breakdown="service+gender", required=0)
    world.add("framework/series_breakdowns", series="2.3-a.plans", breakdown="service", required=0)
    world.add("programme/victim_tables", series="2.3-b.children", breakdown="service+gender", table_kind="term-category", closing=0)
    return world


def count(amounts: dict[str, int], place: str = "LMA") -> list[dict[str, Any]]:
    return [line("2.3-b.children", "DB", place, amount, part) for part, amount in amounts.items()]


SOUND = {
    "total/total": 50,
    "gender/girls": 30,
    "gender/boys": 20,
    "service/legal": 20,
    "service/medical": 35,
    "service+gender/legal+girls": 12,
    "service+gender/legal+boys": 8,
    "service+gender/medical+girls": 30,
    "service+gender/medical+boys": 5,
}


def found(problems: list[Problem]) -> list[tuple[str, str, str, str]]:
    return [
        (problem.rule, problem.column, problem.value, problem.detail)
        for problem in problems
        if problem.rule in ("crossed-above-category", "rest-without-base")
    ]


@pytest.mark.parametrize(
    ("slip", "expected"),
    [
        ({}, []),
        # the genders of a service are added up, as gender is a partition
        ({"service/legal": 19}, [("crossed-above-category", "value", "20", "legal: 19")]),
        # the services of a gender are not, for a child may have several: each is compared
        (
            {"service+gender/medical+girls": 31},
            [("crossed-above-category", "value", "36", "medical: 35"), ("crossed-above-category", "value", "31", "girls: 30")],
        ),
        ({"service+gender/legal+boys": 21, "service/legal": 33}, [("crossed-above-category", "value", "21", "boys: 20")]),
        (
            {"service/legal": 0, "service+gender/legal+girls": 1, "service+gender/legal+boys": 0},
            [("crossed-above-category", "value", "1", "legal: 0")],
        ),
    ],
)
def test_a_crossed_count_is_never_above_what_it_crosses(crossing: World, slip: dict[str, int], expected: list[tuple[str, str, str, str]]) -> None:
    crossing.report("B", "2018-H1", *count(SOUND | slip))
    assert sorted(found(crossing.check())) == sorted(expected)


def test_n_and_big_n_of_a_crossed_percentage_are_compared_each(crossing: World) -> None:
    parts = {"total/total": (10, 20), "service/legal": (4, 9), "service+gender/legal+girls": (5, 6), "service+gender/legal+boys": (0, 4)}
    crossing.report("B", "2018-H1", *(line("2.3-a.plans", "DB", "LMA", None, part, n=n, of=whole) for part, (n, whole) in parts.items()))
    assert sorted(found(crossing.check())) == [
        ("crossed-above-category", "denominator", "10", "legal: 9"),
        ("crossed-above-category", "numerator", "5", "legal: 4"),
    ]


def test_what_the_parts_of_a_percentage_leave_over_is_possible(crossing: World) -> None:
    parts = {"total/total": (5, 10), "gender/girls": (0, 10)}
    crossing.report("B", "2018-H1", *(line("2.3-a.plans", "DB", "LMA", None, part, n=n, of=whole) for part, (n, whole) in parts.items()))
    assert found(crossing.check()) == [("rest-without-base", "gender", "5", "0")]


@pytest.mark.slow
def test_a_report_agreed_before_it_was_checked_stops_no_release(crossing: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sum is left out and named, the release is made; today the same report is refused."""
    for half in ("2017-H2", "2018-H1", "2018-H2", "2019-H1", "2019-H2"):
        slip = {"service+gender/legal+girls": 31} if half == "2018-H2" else {}
        crossing.report("B", half, *count(SOUND | slip), *count(SOUND, "LOR"), enters=1 if half < "2018-H2" else 2)
    with pytest.raises(Refused) as refused:
        crossing.build()
    assert "crossed-above-category" in {problem.rule for problem in refused.value.problems}
    names = sql.names
    monkeypatch.setattr(sql, "names", lambda place: [name for name in names(place) if name not in KEPT_OUT])
    crossing.build_anew()
    assert any(said.startswith("2.3-b.children DB LMA 2018: the parts of “service+gender”") for said in crossing.said), crossing.said
    assert crossing.ask("select count(*) from release") == [(2,)]
