"""The time line: each mark on the day of its row, the release as a line, names that fit on a phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb

from pages.cards.kinds import build_card
from pages.charts.timeline import NAME, Day, Due, draw_timeline
from pages.view.view import View


def test_marks_stand_on_their_days_in_the_order_given() -> None:
    dues = [Due("First", date(2019, 6, 15), "met", "met", "a"), Due("A second one " * 9, date(2018, 1, 1), "not-known", "not known", "b")]
    figure = draw_timeline(dues, [Day("release 1", date(2020, 5, 1))])
    figure.check()
    (filled, hollow), layout = figure.to_dict()["data"], figure.to_dict()["layout"]
    assert (filled["x"], hollow["x"]) == ([date(2019, 6, 15).toordinal()], [date(2018, 1, 1).toordinal()]) and filled["y"] < hollow["y"]
    assert [trace["customdata"][0][0] for trace in (filled, hollow)] == ["a", "b"]
    assert (filled["marker"]["symbol"], hollow["marker"]["symbol"]) == ("circle", "circle-open")
    assert [shape["x0"] for shape in layout["shapes"]] == [date(2020, 5, 1).toordinal()]
    names = [line for note in layout["annotations"] for line in note["text"].split("<br>")]
    assert "First: met" in names and max(map(len, names)) <= NAME


def test_every_dated_commitment_stands_on_its_day(program: Path, view: Callable[..., View]) -> None:
    with duckdb.connect(str(program), read_only=True) as released:
        rows = released.execute("select 'commitment/' || commitment, due_on from commitment where due_on is not null and last_release is null")
        expected = dict(rows.fetchall())
    figure = build_card(view("/commitments"), "commitments").figure
    assert figure is not None
    drawn = {key: date.fromordinal(day) for trace in figure.to_dict()["data"] for (key, _), day in zip(trace["customdata"], trace["x"], strict=True)}
    assert drawn == expected and len(expected) == 6
