"""Targets of an indicator by place and year, as they were released."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pages.cards.kinds import UnknownCard, build_card
from pages.view.view import View


@pytest.mark.parametrize("indicator", ["1.6-d", "1.2-a", "2.1-a"])
def test_every_target_and_the_newest_baseline_of_each_place_stand_once(indicator: str, view: Callable[..., View], program: Path) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        sql = f"select key, value from target_in(3) where series in (select series from series_in(3) where indicator = '{indicator}')"
        wanted = dict(connection.execute(sql).fetchall())
        sql = sql.replace("target_in(3)", "baseline_in(3)") + " qualify row_number() over (partition by series, region order by year desc) = 1"
        baselines = dict(connection.execute(sql).fetchall())
    card = build_card(view("/indicators"), f"aims:{indicator}")
    assert {fact["key"]: fact["value"] for fact in card.facts()} == wanted | baselines and wanted
    assert card.table.heads[:3] == ("Place", "Baseline", "2017, Jun–Dec")


def test_a_place_is_a_row_and_the_range_cuts_the_years(view: Callable[..., View]) -> None:
    card = build_card(view("/indicators", region="LOR", to=2019), "aims:1.6-d")
    assert [row[0].text for row in card.table.rows if len(row) > 1] == ["Loreto"]
    assert card.table.heads[2:] == ("2017, Jun–Dec", "2018", "2019")


def test_what_has_no_target_says_so_and_an_unknown_indicator_is_no_card(view: Callable[..., View]) -> None:
    card = build_card(view("/indicators"), "aims:1.6-a")
    assert card.table.rows == () and card.sentence == ("No target and no baseline for these places and years.",)
    with pytest.raises(UnknownCard):
        build_card(view("/indicators"), "aims:none")
