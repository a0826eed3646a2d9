"""A picture says what its figure says: the same texts, each mark at its value with its row's key."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import Any

import pytest

from data.compact import compact
from pages.cards.kinds import build_card
from pages.charts.bars import Bar, Panel, draw_bars
from pages.charts.drawing import Drawing
from pages.charts.lines import draw_lines
from pages.charts.marks import Axis, Line, Mark, Span
from pages.charts.picture import SYMBOLS, write_picture
from pages.charts.style import ORDER_MARKERS, OTHER_MARKERS, thin_labels

YEARS = ["2018", "2019", "2020"]
AXIS = Axis(YEARS, YEARS, spans=[Span("2020", "2020", "COVID-19")], breaks=(("2019", "protocol"),))
CARDS = (
    "trend:1.6-c.cases", "trend:2.6-a.children", "objective:1", "map", "compare:1.6-d.cases", "record-side:victims", "breakdown:1.6-c.cases:offense",
    "spent:PEN", "commitments", "mapped:1.6-d.cases",
)  # fmt: skip


def line(values: list[float | None]) -> Line:
    marks = [Mark(year, value, f"{value}", f"figure/{year}", "", "" if value else "c") for year, value in zip(YEARS, values, strict=True)]
    return Line("LOR", "Loreto", marks)


def texts(svg: str) -> list[str]:
    return [unescape(text) for text in re.findall(r"<text[^>]*>(.*?)</text>", svg)]


def plain(text: str) -> list[str]:
    return [re.sub(r"<[^>]+>", " ", part).strip() for part in str(text).split("<br>")]


WIDTH = 560


def written(figure: dict[str, Any]) -> Counter[str]:
    """Every text of a figure: notes, names at the ticks, printed values."""
    found = [part for note in figure["layout"]["annotations"] for part in plain(note["text"])]
    for name, axis in figure["layout"].items():
        if re.match(r"[xy]axis", name) and axis.get("visible") is not False and axis.get("showticklabels") is not False:
            texts_of_axis = axis.get("ticktext", ())
            if axis.get("type") == "category":  # the years that have room in a picture of this width
                start, end = axis.get("domain") or (0, 1)
                margin = figure["layout"]["margin"]
                length = (end - start) * (WIDTH - margin["l"] - margin["r"])
                own = figure["layout"].get("meta", {}).get("years")
                texts_of_axis = thin_labels(own[int(name[5:] or 1) - 1] if own else texts_of_axis, length)
            found += [part for text in texts_of_axis if text for part in plain(text)]
    for trace in figure["data"]:
        if "text" in trace.get("mode", "") or trace["type"] == "bar":
            values = trace["y"] if "mode" in trace else trace["x"]
            found += [part for text, value in zip(trace["text"], values, strict=True) if value is not None and text for part in plain(text)]
    return Counter(text for text in found)


def test_a_mark_stands_at_its_value() -> None:
    """Half of the highest grid line is half as high above the base line."""
    svg = write_picture(draw_lines([line([10, 20, None])], AXIS), 500, "a name")
    heights = {year: float(y) for y, year in re.findall(r'd="M[\d.]+,([\d.]+)m[^"]+" data-cell="figure/(\d+)"', svg)}
    assert set(heights) == {"2018", "2019"}
    (grid,) = re.findall(r'<path d="([^"]+)" stroke="#e6e6e6"', svg)
    lines = [float(y) for y, below in re.findall(r"M[\d.]+,([\d.]+)L[\d.]+,([\d.]+)", grid) if y == below]
    zero, most = max(lines), min(lines)
    assert (zero - heights["2018"]) * 2 == pytest.approx(zero - heights["2019"], abs=0.3)
    assert heights["2019"] == pytest.approx(most, abs=0.3)


def test_bars_are_as_long_as_their_values() -> None:
    bars = [Bar("one", 5, "5", "figure/a"), Bar("two", 20, "20", "figure/b"), Bar("three", None, "", "x", code="c")]
    svg = write_picture(draw_bars([Panel("", bars)]), 500, "")
    widths = {key: float(width) for width, key in re.findall(r'<rect [^>]*?width="([\d.]+)"[^>]*data-cell="([^"]+)"', svg)}
    assert widths["figure/b"] == pytest.approx(4 * widths["figure/a"], abs=0.5)
    assert set(widths) == {"figure/a", "figure/b"} and "[c]" in texts(svg)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("address", CARDS)
def test_a_picture_has_every_text_and_key_of_its_figure(address: str, language: str, view: Any) -> None:
    card = build_card(view("/", lang=language), address)
    assert card.figure is not None
    svg = write_picture(card.figure, WIDTH, card.title)
    figure = card.figure.to_dict()
    missing = written(figure) - Counter(texts(svg))
    assert not missing
    more = Counter(texts(svg)) - written(figure)
    assert all(re.fullmatch(r"[\d,.]+", text) for text in more), more  # the numbers along an axis that names only its step
    assert set(re.findall(r'data-cell="([^"]+)"', svg)) == {unescape(key) for key in card.drawn if key} - hidden(figure)


def hidden(figure: dict[str, Any]) -> set[str]:
    """Keys of points without a value: they are written as codes, not drawn."""
    seen: dict[str, bool] = {}
    for trace in figure["data"]:
        values = trace["x"] if trace.get("orientation") == "h" else trace["y"]
        for mark, value in zip(trace["customdata"], values, strict=len(trace["customdata"]) > 1):
            seen[mark[0]] = seen.get(mark[0], False) or value is not None
    return {key for key, drawn in seen.items() if not drawn}


def test_every_marker_of_the_palette_can_be_drawn() -> None:
    assert {*(unit.marker for unit in compact().units.values()), *OTHER_MARKERS, *ORDER_MARKERS, "line-ew", "line-ns"} <= set(SYMBOLS)


def test_text_of_a_picture_is_escaped() -> None:
    drawing = Drawing([], {"height": 50, "margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "shapes": [], "annotations": [
        {"text": "a < b & c", "x": 0, "xref": "paper", "y": 0, "yref": "paper", "font": {"size": 12, "color": "#000"}}]})  # fmt: skip
    assert "a &lt; b &amp; c" in write_picture(drawing, 100, 'x" onload="y')
    assert 'onload="y"' not in write_picture(drawing, 100, 'x" onload="y')


def test_a_line_that_is_bold_makes_no_other_bold() -> None:
    note = {"text": "<b>Loreto</b><br>● met", "x": 0, "xref": "paper", "y": 0, "yref": "paper", "font": {"size": 12, "color": "#000"}}
    drawing = Drawing([], {"height": 50, "margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "shapes": [], "annotations": [note]})
    weights = {text: 'font-weight="700"' in look for look, text in re.findall(r"<text([^>]*)>(.*?)</text>", write_picture(drawing, 100, ""))}
    assert weights == {"Loreto": True, "● met": False}
