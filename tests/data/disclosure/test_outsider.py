"""What somebody with a released file alone can work out: nothing of the demonstration, and what is planted at once."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import duckdb
import pytest

from data.cli.main import main
from data.disclosure.outsider import Adds, Figure, attack

ADDS = {"s": Adds(regions=True, periods=True)}
TOTALS = {"PILOTS": ("A", "B")}


PLANTED = """
    update figure
    set value = 3, missing = null
    where missing = 'c' and region = 'CUS' and breakdown = 'total' and period <> 'TERM' and last_release is null
    and series in (select series from series where tier = 'victim' and kind = 'count')
"""


def figure(region: str, period: str, number: int | None, category: str = "total", missing: str = "") -> Figure:
    breakdown = "total" if category == "total" else "gender"
    return Figure("s", "D", region, period, breakdown, category, "value", number, missing or ("" if number is not None else "c"))


def found(figures: list[Figure], *, small: tuple[str, ...] = ()) -> dict[str, tuple[int, int | None]]:
    intervals, left = attack(figures, ADDS, TOTALS, ("total", "gender"), small, 11)
    assert left == []
    return {each.name.removeprefix("s/D/").removesuffix("/value"): each.interval for each in intervals}


def test_each_sum_that_everybody_sees_is_used() -> None:
    places = [figure("PILOTS", "2020", 20), figure("A", "2020", 14), figure("B", "2020", None)]
    assert found(places) == {"B/2020/total/total": (6, 6)}, "places"
    years = [figure("A", "TERM", 30), figure("A", "2020", 25), figure("A", "2021", None)]
    assert found(years) == {"A/2021/total/total": (5, 5)}, "years of the term"
    categories = [figure("A", "2020", 20), figure("A", "2020", 18, "girls"), figure("A", "2020", None, "boys")]
    assert found(categories) == {"A/2020/gender/boys": (0, 2)}, "categories are at most their total"
    assert found([figure("A", "2020", None)], small=("A",)) == {"A/2020/total/total": (1, 10)}, "what the pages say"
    both = [figure("PILOTS", "2020", 20), figure("A", "2020", None), figure("B", "2020", None)]
    assert found(both) == {"A/2020/total/total": (0, 20), "B/2020/total/total": (0, 20)}
    assert found(both, small=("A", "B")) == {"A/2020/total/total": (10, 10), "B/2020/total/total": (10, 10)}


def test_a_sum_with_a_part_that_nobody_reported_says_nothing() -> None:
    unknown = [figure("PILOTS", "2020", 20), figure("A", "2020", None, missing="x"), figure("B", "2020", None)]
    assert found(unknown) == {"B/2020/total/total": (0, None)}
    applies_not = [figure("PILOTS", "2020", 7), figure("A", "2020", None, missing="z"), figure("B", "2020", None)]
    assert found(applies_not) == {"B/2020/total/total": (7, 7)}, "what does not apply is none"


def test_figures_that_contradict_one_another_are_named() -> None:
    intervals, left = attack([figure("PILOTS", "2020", 3), figure("A", "2020", 14), figure("B", "2020", None)], ADDS, TOTALS, ())
    assert intervals == [] and left == ["s value: Contradiction"]


@pytest.mark.slow
def test_the_demonstration_gives_nothing_away_and_a_planted_figure_does(program: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attack", str(program)]) == 0
    told = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(told.out)))
    assert len(rows) > 700 and "0 can be worked out exactly, 0 have fewer than 5" in told.err
    spoiled = Path(shutil.copy(program, tmp_path / "spoiled.duckdb"))
    with duckdb.connect(str(spoiled)) as connection:
        connection.execute(PLANTED)
    main(["attack", str(spoiled)])
    after = {row["figure"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    assert 0 < len(after) < len(rows)
    assert any(row != after.get(row["figure"], row) for row in rows), "what was published tells more of the others"
