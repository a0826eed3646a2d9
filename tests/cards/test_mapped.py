"""One indicator on the map: every region of the Partnership with its released value and status."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pages.cards.kinds import UnknownCard, build_card
from pages.view.view import View

Make = Callable[..., View]


def circles(view: View, address: str) -> dict[str, tuple[float, str]]:
    """Size and text of each circle, by the key of its row."""
    figure = build_card(view, address).figure
    assert figure is not None
    figure.check()
    traces = [trace for trace in figure.to_dict()["data"] if trace["mode"] == "markers" and trace["name"] == ""]
    return {trace["customdata"][0][0]: (trace["marker"]["size"], trace["text"][0]) for trace in traces}


def labels(view: View, address: str) -> list[str]:
    figure = build_card(view, address).figure
    assert figure is not None
    return [note["text"] for note in figure.to_dict()["layout"]["annotations"]]


def test_a_circle_twice_as_large_is_twice_as_much(view: Make, program: Path) -> None:
    with duckdb.connect(str(program), read_only=True) as connection:
        sql = "select key, value from figure_in(3) where series = '2.6-a.children' and breakdown = 'total' and period = '2023' and length(region) = 3"
        known = {key: value for key, value in connection.execute(sql).fetchall() if "/ALL/" not in key and "/NAT/" not in key and value is not None}
    drawn = circles(view("/regions"), "mapped:2.6-a.children")
    assert set(drawn) == set(known) and len(known) == 5
    highest = max(known.values())
    large = {key: value for key, value in known.items() if value > highest / 30}
    assert {key: round(drawn[key][0], 6) for key in large} == {key: round(46 * (value / highest) ** 0.5, 6) for key, value in large.items()}


def test_words_say_value_and_status_and_a_cumulative_series_its_sum(view: Make) -> None:
    assert "M. Lima <b>28</b><br>● met" in labels(view("/regions"), "mapped:1.6-d.cases")
    assert "Cusco <b>9</b> ● met" in labels(view("/regions"), "mapped:1.6-d.cases")
    assert "Loreto <b>780 since 2017</b> ▽ not met" in labels(view("/regions"), "mapped:1.2-a.trained")


def test_a_percentage_has_no_circle_by_its_size(view: Make) -> None:
    assert {size for size, _ in circles(view("/regions"), "mapped:1.3-b.proceedings").values()} == {7.0}


def test_what_is_withheld_is_a_small_mark_with_its_code(view: Make) -> None:
    told = {text: size for size, text in circles(view("/regions", to=2019), "mapped:2.6-b.children").values()}
    hidden = {text: size for text, size in told.items() if "[c]" in text}
    assert hidden and set(hidden.values()) == {7.0}


def test_the_table_chooses_a_place_and_sets_it_free(view: Make) -> None:
    heads = {row[0].text: row[0].href for row in build_card(view("/regions", region="LOR"), "mapped:1.6-d.cases").table.rows}
    assert heads["Loreto (chosen: show all)"] == "/regions" and heads["Cusco"] == "/regions?region=CUS"


def test_an_unknown_series_is_no_card(view: Make) -> None:
    with pytest.raises(UnknownCard):
        build_card(view("/regions"), "mapped:none")
