"""Screen, deck, report and data book show the same numbers of a slide, in both languages, of the last release and of a pinned one."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Callable
from itertools import accumulate
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from pages.charts.lines import LineChart, PanelChart
from pages.charts.marks import Line
from pages.documents.databook import write_databook
from pages.documents.deck import write_deck
from pages.documents.report import write_report
from pages.documents.results import read_measures
from pages.meeting.layouts.kinds import lay_out
from pages.meeting.storyboard import make_storyboard
from pages.view.presentation import write_slide
from pages.view.view import View

pytestmark = pytest.mark.slow  # documents of the whole demonstration

Make = Callable[..., View]
Numbers = dict[str, list[float]]


def told(view: View, slides: list[Any]) -> tuple[Numbers, dict[str, list[Line]]]:
    """What the slides of the screen show, by series: all numbers, sorted, and the lines of the places."""
    numbers: Numbers = {}
    lines: dict[str, list[Line]] = {}
    for screen in lay_out(view, slides):
        for card in screen.charts:
            chart = card.figure.chart if card.figure else None
            if isinstance(chart, PanelChart):
                shown = [line for line in chart.lines for line in (line, chart.targets.get(line.code)) if line]
            elif isinstance(chart, LineChart):
                shown = [*chart.lines, *([chart.target] if chart.target else [])]
            else:
                continue
            series = screen.slide.card.split(":")[1]
            drawn = [mark for line in shown for mark in line.marks if mark.year in chart.axis.years]  # targets are known for later years
            numbers[series] = sorted(mark.value for mark in drawn if mark.value is not None)
            lines[series] = list(chart.lines)
    return numbers, lines


def books(blobs: list[bytes], name: Callable[[dict[str, str]], str]) -> Numbers:
    """What the workbooks behind charts hold, by series."""
    found: defaultdict[str, list[float]] = defaultdict(list)
    for blob in blobs:
        book = load_workbook(io.BytesIO(blob))
        about = dict(book["About"].iter_rows(values_only=True))
        values = [value for row in book["Sheet1"].iter_rows(min_row=2, min_col=2, values_only=True) for value in row if value is not None]
        found[name(about)] += values
    return {series: sorted(values) for series, values in found.items()}


@pytest.mark.parametrize(("lang", "asof"), [("es", ""), ("en", "2022-06-30")])
def test_the_same_numbers_everywhere(view: Make, lang: str, asof: str) -> None:
    slides = make_storyboard(view("/annual-meeting"), "DEM-2024")
    pinned = {"asof": asof} if asof else {}
    shown = view("/annual-meeting", lang=lang, slides=[write_slide(slide) for slide in slides], **pinned)
    screen, lines = told(shown, slides)
    assert len(screen) >= 6 and all(screen.values())

    deck = Presentation(io.BytesIO(write_deck([shown], "")))
    blobs = [shape.chart.part.chart_workbook.xlsx_part.blob for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    in_deck = books(blobs, lambda about: about["slide"].split("|")[0].removeprefix("trend:").split(":")[0])
    assert {series: in_deck.get(series) for series in screen} == {series: pytest.approx(values, rel=1e-9) for series, values in screen.items()}

    with zipfile.ZipFile(io.BytesIO(write_report([view(lang=lang, **pinned)]))) as file:
        blobs = [file.read(name) for name in file.namelist() if name.startswith("word/embeddings/")]
    in_report = books(blobs, lambda about: about["series"])
    keys = {series: values for series, values in screen.items() if series in in_report}
    assert len(keys) >= 5
    assert {series: in_report[series] for series in keys} == {series: pytest.approx(values, rel=1e-9) for series, values in keys.items()}

    book = load_workbook(io.BytesIO(write_databook(view(lang=lang, region=["LMA", "LOR", "CUS"], **pinned))), read_only=True)
    heads, *rows = book["Totales" if lang == "es" else "Totals"].iter_rows(values_only=True)
    at = {name: position for position, name in enumerate(heads)}
    source = {code: row.shown_source for code, row in shown.framework.series.items()}
    totals = {tuple(row[at[name]] for name in ("series", "source", "region", "period")): row[at["value"]] for row in rows}
    summing = {each.series.series for each in read_measures(shown) if any(row.basis == "cumulative" for row in each.years.values())}
    compared = 0
    for series, places in lines.items():
        for line in places:
            years = [mark for mark in line.joined if mark.value is not None]
            known = {period: value for (*key, period), value in totals.items() if key == [series, source[series], line.code]}
            if series in summing:
                each = sorted(period for period in known if period.isdigit())
                known = dict(zip(each, accumulate(known[period] or 0 for period in each), strict=True))
            assert [known[mark.year] for mark in years] == pytest.approx([mark.value for mark in years], rel=1e-9), (series, line.code)
            compared += len(years)
    assert compared > 60
