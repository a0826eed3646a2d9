"""The time line: names in a column, each mark on the day of its row, bars from day to day, the release as a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb

from pages.cards.kinds import build_card
from pages.charts.timeline import COLUMN, NAME, Day, Point, Row, Span, draw_timeline
from pages.view.view import View

BEGUN, DUE, AFTER = date(2017, 6, 15), date(2018, 1, 1), date(2019, 6, 15)


def test_marks_and_bars_stand_on_their_days_in_the_order_given() -> None:
    first = Row("First", "met", [Span(BEGUN, AFTER, thick=True)], [Point(AFTER, "filled", "met", "a")])
    second = Row("A second one " * 9, "not known", [Span(BEGUN, DUE)], [Point(DUE, "hollow", "not known", "b"), Point(AFTER, "diamond", "", "c")])
    figure = draw_timeline([first, second], [Day("release 1", date(2020, 5, 1))])
    figure.check()
    traces, layout = figure.to_dict()["data"], figure.to_dict()["layout"]
    told = {
        key: (symbol, x, y)
        for trace in traces
        for symbol in [trace["marker"]["symbol"]]
        for (key, _), x, y in zip(trace["customdata"], trace["x"], trace["y"], strict=True)
    }
    assert told == {"a": ("circle", AFTER.toordinal(), 0), "b": ("circle-open", DUE.toordinal(), 1), "c": ("diamond", AFTER.toordinal(), 1)}
    thick, thin, line = layout["shapes"]
    assert [(bar["x0"], bar["x1"]) for bar in (thick, thin)] == [(BEGUN.toordinal(), AFTER.toordinal()), (BEGUN.toordinal(), DUE.toordinal())]
    assert thick["y1"] - thick["y0"] > thin["y1"] - thin["y0"] > 0
    assert line["x0"] == line["x1"] == date(2020, 5, 1).toordinal()


def test_names_stand_in_a_column_left_of_the_days() -> None:
    layout = draw_timeline([Row("A name that is rather long " * 3, "open", [], [Point(DUE, "hollow", "", "a")])], []).to_dict()["layout"]
    (note,) = layout["annotations"]
    assert layout["margin"]["l"] == COLUMN and note["xshift"] < 0 and note["xanchor"] == "left"
    lines = note["text"].split("<br>")
    assert lines[-1] == "open" and max(map(len, lines)) <= NAME
    assert layout["height"] >= 17 * len(lines)


def test_the_term_is_one_bar_from_the_signature_to_the_end_of_the_last_extension(view: Callable[..., View]) -> None:
    figure = build_card(view("/commitments"), "commitments").figure
    assert figure is not None
    bars = [bar for bar in figure.to_dict()["layout"]["shapes"] if bar["type"] == "rect" and bar["y0"] < 0]
    days = [date.fromordinal(day) for bar in bars for day in (bar["x0"], bar["x1"])]
    assert (days[0], days[-1]) == (date(2017, 6, 15), date(2024, 6, 14)) and len(bars) == 3
    assert all(0 <= (later - earlier).days <= 1 for earlier, later in zip(days[1:-1:2], days[2:-1:2], strict=True))


def drawn(card_view: View, address: str) -> dict[str, set[date]]:
    figure = build_card(card_view, address).figure
    assert figure is not None
    found: dict[str, set[date]] = {}
    for trace in figure.to_dict()["data"]:
        for (key, _), day in zip(trace["customdata"], trace["x"], strict=True):
            found.setdefault(key, set()).add(date.fromordinal(day))
    return found


def test_every_dated_commitment_every_extension_and_every_dialogue_stands_on_its_day(program: Path, view: Callable[..., View]) -> None:
    with duckdb.connect(str(program), read_only=True) as released:
        dated = dict(released.execute("select 'commitment/' || commitment, due_on from commitment_in(3) where due_on is not null").fetchall())
        dated |= dict(released.execute("select 'event/' || event, starts from event_in(3) where kind = 'meeting' and starts is not null").fetchall())
        dated |= dict(released.execute("select 'event/' || event, starts from event_in(3) where kind = 'term' and ends is not null").fetchall())
    found = drawn(view("/commitments"), "commitments")
    assert found == {key: {day} for key, day in dated.items()}
    assert sum(key.startswith("commitment/") for key in found) == 6 and sum("extension" in key for key in found) == 2


def test_a_milestone_stands_where_it_was_planned_and_where_it_was_done(program: Path, view: Callable[..., View]) -> None:
    with duckdb.connect(str(program), read_only=True) as released:
        rows = released.execute("select key, due_on, done_on from milestone_in(3) where due_on is not null").fetchall()
    assert drawn(view("/commitments"), "milestones") == {key: {day for day in days if day} for key, *days in rows}
