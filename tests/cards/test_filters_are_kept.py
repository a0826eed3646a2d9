"""A filter that is chosen filters: every number on the Overview belongs to the chosen region, or says that it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pages.card.cell import Cell
from pages.card.markup import plain
from pages.cards.kinds import build_card
from pages.cards.progress.headlines import write_trust
from pages.view.view import View

OF_ONE_PLACE = ("figure", "target", "status", "activity_status", "completeness")
"""Tables whose key names a place."""


def place_of(key: str) -> str:
    table, *parts = key.split("/")
    return parts[1] if table in ("target", "activity_status", "completeness") else parts[2]


@pytest.mark.parametrize("region", ["LMA", "LOR", "CUS", "MDD", "PUN"])
def test_every_number_of_the_overview_is_of_the_region_or_says_that_it_is_not(view: Callable[..., View], region: str) -> None:
    shown = view("/", region=region)
    for address in ("objective:1", "objective:2", "objective:3", "activities", "changes"):
        card = build_card(shown, address)
        cells = [part for row in card.table.rows for cell in row for part in (cell, *cell.parts)]
        cells += [part for part in card.sentence if isinstance(part, Cell)]
        places = {place_of(cell.key) for cell in cells if cell.key.split("/")[0] in OF_ONE_PLACE}
        national = "Counted for the country as a whole, not by place." in card.notes
        assert places <= ({"ALL"} if national else {region}), address
    assert {row[3].facts["region"] for row in build_card(shown, "changes").table.rows} <= {region}
    assert plain(build_card(shown, "changes").sentence).startswith("In the whole Partnership: ")
    assert '<p class="scope">Whole Partnership, whatever the filters.</p>' in write_trust(shown)
    assert "places and objectives do not apply" in build_card(shown, "reports").subtitle


def test_without_a_filter_nothing_is_said(view: Callable[..., View]) -> None:
    assert "scope" not in write_trust(view("/"))
    assert not plain(build_card(view("/"), "changes").sentence).startswith("In the whole")


def test_five_regions_chosen_are_five_panels(view: Callable[..., View]) -> None:
    regions = ["LMA", "LOR", "CUS", "MDD", "PUN"]
    for series in ("3.1-a.schools", "1.6-c.cases", "1.6-a.complaints"):
        card = build_card(view("/explore", region=regions), f"trend:{series}")
        assert card.figure is not None
        assert len({trace["xaxis"] for trace in card.figure.to_dict()["data"]}) == 5, series
