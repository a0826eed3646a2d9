"""Acceptance test 3: targets of the years that do not fit the target of the whole term are pointed out."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable

from pages.cards.kinds import build_card
from pages.cards.progress.target_sums import find_contradictions, find_unambitious
from pages.view.view import View

Target = namedtuple("Target", "region year value basis")


def found(*targets: Target) -> list[tuple[str, int]]:
    return [(row.region, row.year) for row in find_contradictions(targets)]  # type: ignore[arg-type]


def test_a_whole_below_its_parts_is_found() -> None:
    years = [Target("LMA", year, 30.0, "period") for year in (2018, 2019, 2020)]
    assert found(*years, Target("LMA", 2021, 80.0, "cumulative")) == [("LMA", 2021)]
    assert found(*years, Target("LMA", 2021, 100.0, "cumulative")) == []
    assert found(*years, Target("LOR", 2021, 80.0, "cumulative")) == [], "another place"


def test_a_cumulative_target_does_not_fall() -> None:
    rising = [Target("LMA", year, value, "cumulative") for year, value in ((2018, 40.0), (2019, 80.0), (2020, 70.0), (2021, 120.0))]
    assert found(*reversed(rising)) == [("LMA", 2020)]


def test_the_demonstrations_targets_fit(view: Callable[..., View]) -> None:
    here = view()
    for indicator in here.framework.indicators:
        assert build_card(here, f"targets:{indicator}").notes == ()


def test_a_target_no_better_than_the_baseline_before_it_is_found() -> None:
    baselines = [Target("LMA", 2017, 50.0, ""), Target("LMA", 2020, 80.0, "")]
    targets = [Target("LMA", 2018, 50.0, "period"), Target("LMA", 2019, 60.0, "period"), Target("LMA", 2021, 70.0, "period")]
    targets += [Target("LMA", 2017, 1.0, "period"), Target("LOR", 2018, 1.0, "period"), Target("LMA", 2022, 1.0, "cumulative")]
    assert [row.year for row in find_unambitious(targets, baselines, "up")] == [2018, 2021]  # type: ignore[arg-type]
    assert [row.year for row in find_unambitious(targets, baselines, "down")] == [2018, 2019]  # type: ignore[arg-type]
