"""Small categories of child victims that are published within a wider one: settled in a table, the same for the whole term."""

from __future__ import annotations

from typing import Any

import pytest

from data.problems import Refused
from data.stewards import trace
from tests.built.stewards import release
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # several builds a test

HEAD = "breakdown,category,merged_into\n"


def settle(world: World, text: str) -> None:
    (world.folder / "framework" / "merged_categories.csv").write_text(text, encoding="utf-8")


def counts(**parts: int) -> list[dict[str, Any]]:
    """Children in care of one half-year, in all and by gender, unknown left to the rest."""
    lines = [line("2.3-b.children", "DB", "LMA", sum(parts.values()))]
    return lines + [line("2.3-b.children", "DB", "LMA", count, f"gender/{category}") for category, count in parts.items()]


@pytest.fixture
def merged(world: World) -> World:
    """Boys are published within girls, as no programme would have it."""
    settle(world, HEAD + "gender,boys,girls\n")
    world.report("B", "2017-H2", *counts(girls=30, boys=4, unknown=12))
    return world


def test_a_small_category_is_published_within_the_wider_one_and_hides_nothing(merged: World) -> None:
    merged.build()
    assert merged.figure("2.3-b.children", "DB", "ALL", "2017", "gender/girls")[:4] == (34, None, None, None)
    assert merged.figure("2.3-b.children", "DB", "ALL", "2017", "gender/boys") is None
    found = trace.trace(merged.out, "figure/2.3-b.children/DB/ALL/TERM/gender/girls")
    assert sorted(str(part["category"]) for part in found.parts) == ["boys", "girls"]


def test_without_the_table_the_small_one_hides_the_other(world: World) -> None:
    world.report("B", "2017-H2", *counts(girls=30, boys=4, unknown=12))
    world.build()
    assert world.figure("2.3-b.children", "DB", "ALL", "2017", "gender/girls")[3] == "c"


@pytest.mark.parametrize("text", [HEAD, HEAD + "gender,girls,boys\n"])
def test_once_counts_are_frozen_the_table_stays_as_it_was(merged: World, text: str) -> None:
    merged.build()
    settle(merged, text)
    with pytest.raises(Refused) as refused:
        release(merged)
    assert {(problem.rule, problem.value.partition("/")[0]) for problem in refused.value.problems} == {("merged-changed", "gender")}


@pytest.mark.parametrize(
    "row",
    [
        "gender,girls,girls",
        "gender,girls,unknown",
        "gender,nobody,girls",
        "gender,girls,nobody",
        "gender,girls,boys\ngender,boys,girls",
        "service,legal,medical",
    ],
)
def test_what_cannot_be_merged_is_refused_by_row(world: World, row: str) -> None:
    settle(world, HEAD + row + "\n")
    with pytest.raises(Refused) as refused:
        world.build_anew()
    assert {(problem.rule, problem.file) for problem in refused.value.problems} == {("merged-wrong", "merged_categories.csv")}
