"""The cascade: each step is a released count of its own, said to be of other cases than the step before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pages.cards.kinds import UnknownCard, build_card
from pages.view.view import View

PLACES = ("LMA", "LOR", "CUS")
STEPS = {
    "1": ("1.6-a.complaints", "1.6-b.investigations", "1.6-c.cases", "1.6-d.cases", "1.6-e.cases"),
    "2": ("2.6-a.children", "2.5-b.referred", "2.3-b.children"),
}


@pytest.mark.parametrize("objective", STEPS)
def test_each_step_is_the_released_count_of_its_year(program: Path, view: Callable[..., View], objective: str) -> None:
    card = build_card(view(), f"cascade:{objective}")
    assert "not the same cases" in card.subtitle
    with duckdb.connect(str(program), read_only=True) as connection:
        known = {
            (series, region, year): (key, value, numerator, missing)
            for series, region, year, key, value, numerator, missing in connection.execute(
                "select figure.series, region, period, figure.key, value, numerator, missing from figure join series using (series) "
                "where breakdown = 'total' and source = shown_source and figure.last_release is null and series.last_release is null"
            ).fetchall()
        }
    place, lines = -1, 0
    for row in card.table.rows:
        if len(row) == 1:
            place += 1
            continue
        lines += 1
        for series, cell in zip(STEPS[objective], row[1:], strict=True):
            key, value, numerator, missing = known[series, PLACES[place], row[0].text]
            assert cell.key == key
            told = f"[{missing}]" if missing else f"{(value if numerator is None else numerator):,.0f}"
            assert cell.text.split()[0] == told, (series, cell.text)
    assert (place, lines) == (2, 9), "three places, three complete years each"


def test_an_objective_without_steps_has_no_row_and_an_unknown_one_no_card(view: Callable[..., View]) -> None:
    assert [cell.text for row in build_card(view(), "cascade:3").table.rows for cell in row if cell.key] == []
    with pytest.raises(UnknownCard):
        build_card(view(), "cascade:9")
