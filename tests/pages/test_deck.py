"""The deck: its charts and their workbooks hold released values and nothing that is withheld; its texts are editable, named and spoken."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from pages.card.cell import Cell, Table
from pages.cards.kinds import build_card
from pages.documents.cells import read
from pages.documents.chart_shapes import PLOT
from pages.documents.deck import write_deck
from pages.documents.native import NativeChart, Series, make_native
from pages.documents.theme import clean
from pages.meeting.layouts.kinds import lay_out
from pages.meeting.storyboard import make_storyboard
from pages.view.presentation import write_slide
from pages.view.view import View

Make = Callable[..., View]
Ask = Callable[..., list[tuple[object, ...]]]
WITHHELD = "select period from figure where series = $series and region = $region and breakdown = 'total' and missing = 'c'"


@pytest.fixture
def ask(program: Path) -> Callable[..., list[tuple[object, ...]]]:
    """Questions to the demonstration itself."""

    def put(question: str, **parameters: object) -> list[tuple[object, ...]]:
        with duckdb.connect(str(program), read_only=True) as connection:
            return connection.execute(question, parameters).fetchall()

    return put


def frames(deck: Any) -> Iterator[Any]:
    for slide in deck.slides:
        yield from (shape for shape in slide.shapes if shape.has_chart or shape.has_table)


@pytest.fixture(scope="module")
def storyboard() -> Callable[[Make, str], tuple[View, bytes]]:
    def make(view: Make, lang: str) -> tuple[View, bytes]:
        board = [write_slide(slide) for slide in make_storyboard(view("/annual-meeting"), "DEM-2024")]
        shown = view("/annual-meeting", lang=lang, slides=board)
        return shown, write_deck([shown], "https://cpc.example.org")

    return make


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_slide_of_the_screen_is_a_slide_of_the_deck_with_its_own_words(storyboard: Any, view: Make, lang: str) -> None:
    shown, body = storyboard(view, lang)
    deck = Presentation(io.BytesIO(body))
    titles = [slide.shapes.title.text for slide in deck.slides]
    screens = lay_out(shown, make_storyboard(view("/annual-meeting"), "DEM-2024"))
    assert titles == [screen.title + (f" ({screen.part}/{screen.parts})" if screen.parts > 1 else "") for screen in screens]
    texts = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.name == "Ribbon"]
    assert len(texts) == len(screens) - 1, "commitments are real, all others say that they are a demonstration"
    assert all(re.search(r"cpc\|(en|es)\|3\|\d+\.", frame.name) and frame._element.xpath(".//p:cNvPr/@descr")[0] for frame in frames(deck))
    runs = [run for slide in deck.slides for run in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr")]
    assert {run.get("lang") for run in runs} == {{"en": "en-US", "es": "es-PE"}[lang]}
    assert sum(shape.has_chart for slide in deck.slides for shape in slide.shapes) >= 20


def test_charts_and_workbooks_hold_the_released_values_alone(storyboard: Any, view: Make, ask: Ask) -> None:
    """What the cache of a chart has is what its workbook has, and each number is that of a released row of the series."""
    _, body = storyboard(view, "en")
    seen = 0
    for frame in frames(Presentation(io.BytesIO(body))):
        if not frame.has_chart:
            continue
        book = load_workbook(io.BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob))
        rows = list(book["Sheet1"].iter_rows(values_only=True))
        cached = [list(series.values) for plot in frame.chart.plots for series in plot.series]
        names = [series.name for plot in frame.chart.plots for series in plot.series]
        assert list(rows[0][1:]) == names
        assert [[row[column] for row in rows[1:]] for column in range(1, len(names) + 1)] == [
            [None if v is None else pytest.approx(v, rel=1e-9) for v in each] for each in cached
        ]
        assert book.sheetnames == ["Sheet1", "About"]
        if (told := re.search(r"\|trend:([\w.-]+)", frame.name)) and told[1]:
            known = {
                row[0] for row in ask("select value from figure where series = $series and breakdown = 'total' and missing is null", series=told[1])
            }
            known |= {row[0] for row in ask("select value from status where series = $series", series=told[1])}
            known |= {row[0] for row in ask("select value from target where series = $series", series=told[1])}
            values = [value for each in cached for value in each if value is not None]
            assert values and all(any(value == pytest.approx(one, rel=1e-9) for one in known if one is not None) for value in values)
            seen += len(values)
    assert seen > 200


def test_what_is_withheld_is_in_no_chart_and_no_workbook(view: Make, ask: Ask) -> None:
    shown, drawn = view("/annual-meeting"), 0
    victims = [str(series) for (series,) in ask("select distinct series from series where tier = 'victim'") if series in shown.framework.series]
    assert len(victims) == 13
    for series in victims:
        card = build_card(shown, f"trend:{series}::slide")
        if card.figure is None:
            continue
        lines = {line.name: line for line in card.figure.chart.lines}  # type: ignore[attr-defined]
        for native in make_native(shown, card.figure.chart, ()):
            for each in native.series:
                if each.name not in lines:
                    continue
                rows = ask(WITHHELD, series=series, region=lines[each.name].code)
                withheld = {f"’{str(row[0])[2:4]}" for row in rows} | {str(row[0]) for row in rows}
                held = dict(zip((label.split("\n")[0] for label in native.categories), each.values, strict=True))
                assert [year for year, value in held.items() if year in withheld and value is not None] == [], (series, each.name)
                drawn += 1
    assert drawn > 3


@pytest.mark.parametrize("name", ["=1+1", "https://example.org", "+cmd|' /C calc'!A0", "{=TABLE(A1)}"])
def test_a_name_never_becomes_a_formula_or_a_link(name: str) -> None:
    native = NativeChart("", (name, "2020"), (Series(name, (1.0, None), "line"),), 2, 1, "#,##0", "en-US", False, (("card", name),))
    book = load_workbook(io.BytesIO(native.xlsx_blob))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == name]
    assert len(cells) == 3 and all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)
    assert name.replace("'", "&#39;") in native.xml_bytes().decode() and "<c:v>1.0</c:v>" in native.xml_bytes().decode()


def test_control_characters_and_turns_of_direction_are_left_out() -> None:
    assert clean("a\x00b\x1b\u202ec\td") == "abc\td"


def test_parts_of_a_cell_that_stand_on_a_line_of_their_own_keep_it() -> None:
    cell = Cell("", parts=(Cell("523"), Cell("at most 595"), Cell("", tone="line", parts=(Cell("● met"), Cell("·"), Cell("better: −47")))))
    assert read(cell) == "523 at most 595\n● met · better: −47"
    assert Table("", ("a",), ((cell,),)).rows[0][0] is cell


def test_the_file_has_no_macro_and_no_member_twice(storyboard: Any, view: Make) -> None:
    with zipfile.ZipFile(io.BytesIO(storyboard(view, "en")[1])) as archive:
        names = archive.namelist()
    assert len(names) == len(set(names)) and not any("vba" in name.lower() or "external" in name.lower() for name in names)


def test_a_band_and_a_break_stand_over_their_years(view: Make) -> None:
    shown = view("/annual-meeting", slides=["trend:1.1-a.cases"])
    deck = Presentation(io.BytesIO(write_deck([shown], "")))
    charts = [shape.chart.part for shape in deck.slides[0].shapes if shape.has_chart]
    drawings = [next(each.target_part.blob.decode() for each in part.rels.values() if each.reltype.endswith("chartUserShapes")) for part in charts]
    assert len(drawings) == 3 and all(drawing.count('name="band ') == drawing.count('name="break ') == 1 for drawing in drawings)
    assert ["COVID-19" in drawing for drawing in drawings] == [True, False, False]
    years = build_card(shown, "trend:1.1-a.cases::slide").figure.chart.axis.years
    left, wide = PLOT[0] + years.index("2020") * PLOT[2] / len(years), PLOT[2] / len(years)
    begin, end = (float(each) for each in re.findall(r"<cdr:x>([\d.]+)</cdr:x>", drawings[1])[:2])
    assert (begin, end) == pytest.approx((left, left + wide))
