"""Bars made of parts: each part begins where the one before ends, the whole stands with the name, the mark on what was intended."""

from __future__ import annotations

import pytest

from pages.charts.bars import NAME
from pages.charts.stacked import Part, Stack, draw_stacks

WHOLE = Stack(
    "Whole term",
    {0: Part(60.0, "60", "a"), 1: Part(30.0, "30", "b"), 2: Part(5.0, "5", "c")},
    Part(95.0, "PEN 95", "whole"),
    Part(100.0, "100", "aim"),
)
YEAR = Stack("2023", {0: Part(10.0, "10", "d"), 2: Part(2.0, "2", "e")}, Part(12.0, "PEN 12", "year"))


def test_each_part_begins_where_the_one_before_ends() -> None:
    figure = draw_stacks([WHOLE, YEAR], ["Cash", "In kind", "Unknown"], "Intended")
    figure.check()
    *bars, wholes, aims = figure.to_dict()["data"]
    told = {
        key: (base, value, y)
        for trace in bars
        for (key, _), base, value, y in zip(trace["customdata"], trace["base"], trace["x"], trace["y"], strict=True)
    }
    assert told == {"a": (0, 60, 0), "b": (60, 30, 0), "c": (90, 5, 0), "d": (0, 10, 1), "e": (10, 2, 1)}
    assert (wholes["x"], wholes["customdata"]) == ([95.0, 12.0], [["whole", ""], ["year", ""]]) and wholes["marker"]["line"]["width"] == 0
    assert (aims["x"], aims["y"], aims["customdata"]) == ([100.0], [0], [["aim", ""]])
    assert figure.to_dict()["layout"]["xaxis"]["range"][0] == 0 and figure.to_dict()["layout"]["xaxis"]["range"][1] > 100


def test_the_amount_stands_with_the_name_and_the_legend_from_the_edge() -> None:
    layout = draw_stacks([WHOLE, YEAR], ["Cash", "In kind", "Unknown"], "Intended: PEN 100").to_dict()["layout"]
    assert [" ".join(name.split("<br>")) for name in layout["yaxis"]["ticktext"]] == ["Whole term: PEN 95", "2023: PEN 12"]
    assert max(len(line) for name in layout["yaxis"]["ticktext"] for line in name.split("<br>")) <= NAME
    notes = [note for note in layout["annotations"] if note["text"] not in "■┃"]
    assert [note["text"] for note in notes] == ["Cash", "In kind", "Unknown", "Intended: PEN 100"]
    assert min(note["xshift"] for note in layout["annotations"]) == 8 - layout["margin"]["l"]
    assert notes[3]["yshift"] < notes[0]["yshift"] < layout["margin"]["t"], "a line of its own, within the margin"
    ends = [note["xshift"] + 7.2 * len(note["text"]) + layout["margin"]["l"] for note in notes]
    assert max(ends) < 300, "a telephone has room for it"


@pytest.mark.parametrize(("parts", "aim", "lines"), [(["One"], "", 0), (["One"], "Intended", 1), (["One", "Two"], "", 1)])
def test_a_legend_takes_no_more_room_than_it_has_lines(parts: list[str], aim: str, lines: int) -> None:
    layout = draw_stacks([Stack("2023", {0: Part(1.0, "1", "a")}, Part(1.0, "1", "a"))], parts, aim).to_dict()["layout"]
    assert layout["margin"]["t"] == 8 + 22 * lines
