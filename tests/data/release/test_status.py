"""Status: against the target of that series, region and year, in the right direction, never from a protected value; or its one reason."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.built.world import World, line

Rows = list[tuple[Any, ...]]


def status(world: World, series: str = "1.6-a.cases", region: str = "LMA") -> Rows:
    return world.ask(
        "select year, status || case when reason = '' then '' else ': ' || reason end, value, target, baseline from status "
        "where series = $series and region = $region and target is not null and last_release is null order by year",
        series=series,
        region=region,
    )


def target(world: World, year: int, value: float, series: str = "1.6-a.cases", region: str = "LMA", **other: Any) -> None:
    cells = {"basis": "period", "adopted_on": "2017-12-01", "adopted_in_release": 1} | other
    world.add("programme/targets", series=series, region=region, year=year, value=value, **cells)


def years(world: World, institution: str, **lines: list[dict[str, Any]]) -> None:
    """Whole years: what is given for `y2018` is reported for its second half-year, the first half-year reports the same lines as z."""
    for name, rows in lines.items():
        year = name.removeprefix("y")
        nothing = [row | {"value": "", "numerator": "", "denominator": "", "missing": "z", "reason": "Once a year."} for row in rows]
        if year != "2017":
            world.report(institution, f"{year}-H1", *nothing, enters=1 if year == "2018" else 2)
        world.report(institution, f"{year}-H2", *rows, enters=1 if year == "2017" else 2)


MORE_IS_BETTER = {111: "better", 110: "on", 100: "on", 90: "on", 89: "improved", 51: "improved", 50: "missed", 10: "missed"}


def test_more_is_better(world: World) -> None:
    """The target is 100 within a tenth, the baseline 50: two series, two regions, two years."""
    cells = [(series, region, year) for series in ("1.6-a.cases", "1.6-b.paid") for region in ("LMA", "LOR") for year in (2018, 2019)]
    values = dict(zip(cells, MORE_IS_BETTER, strict=True))
    for series, region, year in cells:
        target(world, year, 100, series, region)
        if year == 2018:
            world.add("programme/baselines", series=series, region=region, year=2017, value=50, adopted_in_release=1)
    first = [line(series, "DA", region, 40) for series, region, year in cells if year == 2018]
    later = {f"y{year}": [line(cell[0], "DA", cell[1], value) for cell, value in values.items() if cell[2] == year] for year in (2018, 2019)}
    years(world, "A", y2017=first, **later)
    world.build()
    found = {cell: status(world, cell[0], cell[1])[cell[2] - 2018] for cell in cells}
    assert found == {cell: (cell[2], MORE_IS_BETTER[value], value, 100, 50) for cell, value in values.items()}


def test_less_is_better(world: World) -> None:
    for region, _ in (("LMA", 0), ("LOR", 0), ("NAT", 0)):
        target(world, 2018, 300, "1.6-b.days", region)
        world.add("programme/baselines", series="1.6-b.days", region=region, year=2017, value=400, adopted_in_release=1)
    years(
        world,
        "A",
        y2017=[line("1.6-b.days", "DA", region, 390) for region in ("LMA", "LOR", "NAT")],
        y2018=[line("1.6-b.days", "DA", region, value) for region, value in (("LMA", 200), ("LOR", 350), ("NAT", 410))],
    )
    world.build()
    assert [status(world, "1.6-b.days", region)[0][1] for region in ("LMA", "LOR", "NAT")] == ["better", "improved", "missed"]


def test_a_cumulative_target_is_compared_with_the_years_so_far(world: World) -> None:
    """Acceptance test 4: with a part of the term in, the target of the end is still 100, and so is what it is compared with."""
    for year, value in ((2017, 20), (2018, 60), (2019, 100)):
        target(world, year, value, basis="cumulative")
    years(world, "A", y2017=[line("1.6-a.cases", "DA", "LMA", 20)], y2018=[line("1.6-a.cases", "DA", "LMA", 42)])
    world.report("A", "2019-H1", line("1.6-a.cases", "DA", "LMA", 18), enters=2)
    world.nothing_came("A", "2019-H2")
    world.build()
    assert status(world) == [(2017, "unrated: incomplete", 20, 20, None), (2018, "on", 62, 60, None), (2019, "unrated: incomplete", 80, 100, None)]
    assert world.ask("select value from target where year = 2019 and last_release is null") == [(100,)]


def test_a_year_that_is_not_known_makes_the_cumulative_value_unknown(world: World) -> None:
    target(world, 2018, 60, basis="cumulative")
    world.nothing_came("A", "2017-H2")
    years(world, "A", y2018=[line("1.6-a.cases", "DA", "LMA", 42)])
    world.build()
    assert status(world) == [(2018, "unrated: incomplete", None, 60, None)]


def test_no_target_and_no_direction_are_not_rated(world: World) -> None:
    target(world, 2018, 10, "1.6-a.complaints")
    years(world, "A", y2018=[line("1.6-a.cases", "DA", "LMA", 42), line("1.6-a.complaints", "DA", "LMA", 42)])
    world.build()
    assert world.ask("select distinct status, reason, target from status") == [("unrated", "no-target", None)]
    assert world.ask("select distinct series from status where year = 2018 and region = 'LMA' and value = 42 order by 1") == [
        ("1.6-a.cases",),
        ("1.6-a.complaints",),
    ]


def test_a_place_without_target_counts_as_the_targets_of_the_series_do(world: World) -> None:
    target(world, 2018, 60, basis="cumulative")
    cells = [line("1.6-a.cases", "DA", region, 20) for region in ("LMA", "LOR")]
    years(world, "A", y2017=cells, y2018=cells)
    world.build()
    rows = world.ask("select region, value, target from status where series = '1.6-a.cases' and year = 2018 and region in ('LMA', 'LOR') order by 1")
    assert rows == [("LMA", 40, 60), ("LOR", 40, None)]


def test_every_figure_of_a_year_has_one_status_or_one_reason(world: World) -> None:
    """Not applicable has none: there the series does not exist."""
    target(world, 2018, 10)
    years(world, "A", y2017=[line("1.6-a.cases", "DA", "LMA", 9)], y2018=[line("1.6-a.cases", "DA", "LMA", 20)])
    world.build()
    figures = world.ask(
        "select count(*) from figure where period in (select period from period where kind = 'year') and breakdown = 'total' "
        "and missing is distinct from 'z' and last_release is null"
    )
    assert world.ask("select count(*) from status where last_release is null") == figures
    assert world.ask("select count(*) from status where (status = 'unrated') <> (reason <> '')") == [(0,)]


def test_a_provisional_or_half_year_is_not_rated_and_a_first_one_is_new(world: World) -> None:
    target(world, 2017, 5)
    target(world, 2018, 5)
    target(world, 2018, 5, region="MDD")
    target(world, 2019, 5, region="MDD")
    years(world, "A", y2017=[line("1.6-a.cases", "DA", "LMA", 9)])
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 9))
    world.report("A", "2018-H2", line("1.6-a.cases", "DA", "MDD", 9), enters=2)
    world.report("A", "2019-H1", line("1.6-a.cases", "DA", "MDD", 4), enters=2)
    world.report("A", "2019-H2", line("1.6-a.cases", "DA", "MDD", 4), enters=2)
    world.build()
    assert [row[:2] for row in status(world)] == [(2017, "unrated: incomplete"), (2018, "unrated: incomplete")]
    assert [row[:2] for row in status(world, region="MDD")] == [(2018, "new"), (2019, "better")]


def test_the_victim_tier_and_small_denominators_are_not_rated(world: World) -> None:
    for region in ("LMA", "LOR", "PILOTS"):
        target(world, 2018, 10, "2.3-b.children", region)
        target(world, 2018, 50, "1.5-a.entities", region)
    years(
        world,
        "B",
        y2017=[line("2.3-b.children", "DB", region, 30) for region in ("LMA", "LOR", "NAT")],
        y2018=[line("2.3-b.children", "DB", region, value) for region, value in (("LMA", 10), ("LOR", 0), ("NAT", 0))],
    )
    years(
        world,
        "A",
        y2017=[line("1.5-a.entities", "DA", region, n=8, of=20) for region in ("LMA", "LOR")],
        y2018=[line("1.5-a.entities", "DA", "LMA", n=8, of=10), line("1.5-a.entities", "DA", "LOR", n=8, of=11)],
    )
    world.build()
    assert world.figure("2.3-b.children", "DB", "LMA", "2018") == (None, None, None, "c", "")
    assert [status(world, "2.3-b.children", region)[0][1] for region in ("LMA", "LOR")] == ["unrated: confidential", "unrated: few"]
    assert status(world, "1.5-a.entities", "LMA")[0][1] == "unrated: few"
    assert status(world, "1.5-a.entities", "LOR")[0][1] == "better"


def test_a_count_of_children_at_the_threshold_is_rated(world: World) -> None:
    target(world, 2018, 10, "2.3-b.children")
    years(world, "B", y2017=[line("2.3-b.children", "DB", "LMA", 30)], y2018=[line("2.3-b.children", "DB", "LMA", 11)])
    world.build()
    assert status(world, "2.3-b.children") == [(2018, "on", 11, 10, None)]


def test_a_confidential_year_is_in_no_cumulative_value(world: World) -> None:
    target(world, 2018, 40, "2.3-b.children", basis="cumulative")
    years(world, "B", y2017=[line("2.3-b.children", "DB", "LMA", 4)], y2018=[line("2.3-b.children", "DB", "LMA", 36)])
    world.build()
    assert status(world, "2.3-b.children") == [(2018, "unrated: incomplete", None, 40, None)]


def test_a_target_may_be_late_and_may_be_replaced(world: World) -> None:
    target(world, 2018, 10, adopted_on="2018-03-01")
    target(world, 2018, 20, adopted_on="2019-05-01", adopted_in_release=2, supersedes="10")
    target(world, 2019, 30)
    world.build()
    rows = world.ask("select year, value, late, first_release, last_release from target order by year, first_release")
    assert rows == [(2018, 10, True, 1, 1), (2018, 20, True, 2, None), (2019, 30, False, 1, None)]


def test_an_indicator_counts_once_for_its_activity(world: World) -> None:
    target(world, 2018, 10)
    target(world, 2018, 1000, "1.6-b.paid")
    target(world, 2018, 300, "1.6-b.days")
    years(
        world,
        "A",
        y2017=[line("1.6-a.cases", "DA", "LMA", 9), line("1.6-b.paid", "DA", "LMA", 9), line("1.6-b.days", "DA", "LMA", 9)],
        y2018=[line("1.6-a.cases", "DA", "LMA", 20), line("1.6-b.paid", "DA", "LMA", 9), line("1.6-b.days", "DA", "LMA", 100)],
    )
    world.build()
    rows = world.ask(
        "select status, reason, indicators, of_indicators from activity_status where activity = '1.6' and region = 'LMA' and year = 2018 "
        "and last_release is null order by 1"
    )
    assert rows == [("better", "", 2, 3), ("unrated", "no-target", 1, 3)]  # 1.6-b by its first series, the days; 1.6-g has no target
    assert world.ask(
        "select status, reason, indicators, of_indicators from tally where region = 'LMA' and objective = 'all' and year = 2018 "
        "and last_release is null order by status, reason"
    ) == [
        *[("better", "", 2, 8), ("improved", "", 0, 8), ("missed", "", 0, 8), ("on", "", 0, 8)],
        *[("rated", "", 2, 8), ("unrated", "no-target", 6, 8)],
    ]
    decided = world.ask("select indicator, series, status from indicator_status where region = 'LMA' and year = 2018 and last_release is null")
    assert {("1.6-a", "1.6-a.cases", "better"), ("1.6-b", "1.6-b.days", "better")} <= set(decided)


def test_the_change_is_that_of_two_complete_years_and_the_distance_is_to_the_target(program: Path) -> None:
    """Counted anew from the figures of the whole demonstration, without the program's own steps."""
    with duckdb.connect(str(program), read_only=True) as released:
        known = released.execute(
            "select figure.series, source, region, period.year, figure.value, denominator, flags, tier, period.starts, period.ends "
            "from figure join period using (period) join series using (series) where period.kind = 'year' and breakdown = 'total' "
            "and figure.last_release is null and period.last_release is null and series.last_release is null"
        ).fetchall()
        rows = released.execute(
            "select series, source, region, year, reason, value, target, distance, change from status where last_release is null"
        ).fetchall()
    solid = {
        (series, source, region, year): value
        for series, source, region, year, value, denominator, flags, tier, starts, ends in known
        if value is not None and "p" not in flags and (starts.month, ends.month) == (1, 12)
        and (denominator >= 11 if denominator is not None else tier != "victim" or value >= 11)
    }  # fmt: skip
    broken = {tuple(row[:4]) for row in known if "b" in row[6]}
    changes = distances = 0
    for series, source, region, year, reason, value, target, distance, change in rows:
        assert distance == (None if reason else pytest.approx(value - target))
        now, then = ((series, source, region, each) for each in (year, year - 1))
        comparable = now in solid and then in solid and now not in broken
        assert change == (pytest.approx(solid[now] - solid[then]) if comparable else None), now
        changes, distances = changes + comparable, distances + (not reason)
    assert changes > 300 and distances > 300
