"""The slideshow: every row of a table on some slide, every number of the pinned release, whatever stands in the link."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from pages.card.cell import Cell, Table
from pages.cards.kinds import build_card
from pages.meeting import slideshow
from pages.meeting.layouts import table
from pages.meeting.layouts.fitting import HIGH, SIZES, fit
from pages.meeting.layouts.kinds import lay_out
from pages.meeting.slide_list import write_list
from pages.meeting.slideshow import write_notes, write_screen
from pages.meeting.storyboard import make_storyboard
from pages.view.presentation import Slide, read_slides
from pages.view.view import View
from tests.pages.reading import bodies

Make = Callable[..., View]


def keys(html: str) -> set[str]:
    """The keys of the cells in a piece of HTML."""
    return set(re.findall(r'data-cell="([^"]+)"', html))


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_split_table_has_every_cell_and_repeats_its_heads(view: Make, lang: str) -> None:
    table = build_card(view("/", lang=lang), "reports:members").table
    parts = [each.table for each in fit(table)]
    whole = {(row[0].text, cell.key) for row in table.rows for cell in row[1:] if cell.key}
    found = {(row[0].text, cell.key) for part in parts for row in part.rows for cell in row[1:] if cell.key}
    assert len(parts) > 1 and found == whole
    assert all(part.heads[0] == table.heads[0] for part in parts)


def test_rows_are_never_higher_than_a_slide_and_a_group_keeps_its_head() -> None:
    rows = [(Cell("Group"),), *((Cell("a word " * 30), Cell(str(number))) for number in range(20))]
    parts = [each.table for each in fit(Table("", ("Name", "Value"), tuple(rows)))]
    assert len(parts) > 3 and all(part.rows[0][0].text == "Group" for part in parts)
    assert [row[1].text for part in parts for row in part.rows if len(row) > 1] == [str(number) for number in range(20)]


def test_a_table_has_the_largest_type_that_holds_it_and_up_to_eight_columns() -> None:
    def size(rows: int, columns: int = 2) -> list[tuple[int, int]]:
        row = tuple(Cell("word") for _ in range(columns))
        return [(each.size, len(each.table.heads)) for each in fit(Table("", ("Head",) * columns, (row,) * rows))]

    assert size(2) == [(24, 2)] and size(2, 8) == [(24, 8)] and size(2, 9) == [(24, 8), (24, 2)]
    assert [each[0] for each in size(12)] == [22] and {each[0] for each in size(40)} == {SIZES[-1]}
    assert HIGH == 470


def test_columns_of_links_to_files_are_left_out() -> None:
    row = (Cell("One"), Cell("Get the workbook", href="/download/workbook?institution=A"))
    assert [each.table.heads for each in fit(Table("", ("Name", "Workbook"), (row,)))] == [("Name",)]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_storyboard_of_nine_indicators_takes_at_most_sixteen_slides(view: Make, lang: str) -> None:
    shown = view("/annual-meeting", lang=lang)
    screens = lay_out(shown, make_storyboard(shown, "DEM-2024"))
    assert 12 <= len(screens) <= 16
    indicators = [screen for screen in screens if screen.slide.card.startswith("trend:")]
    assert len(indicators) == 9 and all(screen.parts == 1 and screen.aside for screen in indicators)
    assert len({screen.title for screen in screens if screen.part == 1}) == len([screen for screen in screens if screen.part == 1])


def test_a_series_that_is_withheld_is_a_sentence_beside_its_places(view: Make) -> None:
    (screen,) = lay_out(view("/annual-meeting"), [Slide("trend:2.3-c.lost")])
    assert not screen.charts and "Confidential:" in screen.body and screen.aside.count("[c]") == 2


def test_the_message_is_said_in_the_other_language_too(view: Make) -> None:
    (screen,) = lay_out(view("/annual-meeting"), [Slide("trend:1.2-b.days")])
    assert screen.title == "Days to decision, 2023: target met in Metropolitan Lima and Cusco; target not met in Loreto"
    assert "meta alcanzada en Lima Metropolitana y Cusco; meta no alcanzada en Loreto" in screen.lead and 'lang="es-PE"' in screen.lead
    assert "It asked for:" in screen.below and "overdue since Jun 30, 2023" in screen.below and "Loreto, cause:" in screen.below


def test_what_is_decided_is_noted_beside_the_chart_of_its_indicator(view: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only where the server takes reports in, for the meeting that has begun, and for this indicator alone."""
    shown = view("/annual-meeting")
    screens = lay_out(shown, [Slide("trend:1.6-d.cases"), Slide("map")])
    assert 'class="decide"' not in write_screen(shown, screens, 1)
    monkeypatch.setenv("CPC_ACCEPT", "1")
    monkeypatch.setattr(slideshow, "today", lambda: date(2024, 12, 10))
    slide = write_screen(shown, screens, 1)
    assert 'name="meeting" value="DEM-2024"' in slide and re.findall(r'<option value="(\d\.[^"]+)"', slide) == ["1.6-d"]
    monkeypatch.setattr(slideshow, "today", lambda: date(2024, 12, 9))
    assert 'name="meeting" value="DEM-2022"' in write_screen(shown, screens, 1)
    assert 'class="decide"' not in write_screen(shown, screens, 2)


def test_a_card_there_is_none_of_says_so_and_the_others_are_shown(view: Make) -> None:
    shown = view("/annual-meeting")
    screens = lay_out(shown, [Slide("nothing:x"), Slide("tally"), Slide("trend:9.9-z")])
    pages = [write_screen(shown, screens, number) for number in range(1, len(screens) + 1)]
    assert "There is no card “nothing:x” in this release" in pages[0] and "There is no card “trend:9.9-z”" in pages[-1]
    assert all(keys(page) for page in pages[1:-1])


def test_a_presentation_of_an_earlier_release_keeps_its_numbers_and_says_there_is_a_newer_one(view: Make) -> None:
    slide = Slide("trend:1.6-d.cases")
    now, then = view("/annual-meeting", slide="1"), view("/annual-meeting", slide="1", asof="2022-06-30")
    new, old = (write_screen(each, lay_out(each, [slide]), 1) for each in (now, then))
    assert "There is a newer release; these are the figures of release 2." in old and "newer release" not in new
    assert "Convictions, cases, 2019: target met in Metropolitan Lima and Loreto; target not met in Cusco" in unescape(old)
    assert "Convictions, cases, 2023: target met in Metropolitan Lima, Loreto and Cusco" in unescape(new)
    assert re.findall(r"data-figure='([^']+)'", old) != re.findall(r"data-figure='([^']+)'", new)


def test_another_language_and_another_place_keep_the_slide(view: Make) -> None:
    shown = view("/annual-meeting", slides=["tally|LOR", "map"], slide="2", asof="2022-06-30")
    html = unescape(write_screen(shown, lay_out(shown, read_slides(shown.selection.slides)[0]), 2))
    link = "/annual-meeting?{}asof=2022-06-30{}&slides=tally%7CLOR&slides=map&slide=2"
    assert f'href="{link.format("", "&lang=es")}"' in html and f'href="{link.format("region=CUS&", "")}"' in html


@pytest.mark.parametrize("number", [0, 99])
def test_a_step_there_is_none_of_is_put_right(view: Make, number: int) -> None:
    shown = view("/annual-meeting")
    screens = lay_out(shown, [Slide("tally"), Slide("map")])
    assert f"{1 if number == 0 else len(screens)} / {len(screens)}" in write_screen(shown, screens, number)


def test_the_speaker_reads_the_note_and_what_comes_next(view: Make) -> None:
    shown = view("/annual-meeting")
    screens = lay_out(shown, [Slide("map", note="Ask about Puno"), Slide("map", title="Again")])
    first, last = (write_notes(shown, screens, number) for number in (1, 2))
    assert "Ask about Puno" in first and "Again" in first
    assert "No note for this slide." in last and "This is the last slide." in last


def test_the_list_leads_to_the_first_step_of_each_slide(view: Make) -> None:
    shown = view("/annual-meeting")
    slides = [Slide("map"), Slide("reports:members"), Slide("map", title="Again")]
    parts = len(lay_out(shown, slides[1:2]))
    assert parts > 1
    steps = re.findall(r'class="name" href="[^"]*slide=(\d+)"', unescape(write_list(shown, slides, 0)))
    assert steps == ["1", "2", str(2 + parts)]


def test_a_table_that_never_ends_is_no_presentation(view: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_PARTS", 4)
    screens = lay_out(view("/annual-meeting"), [Slide("results:1")])
    assert len(screens) == 4
    assert "The whole table is on the page it comes from." in write_screen(view("/annual-meeting"), screens, 4)
    assert [screen.cut for screen in screens] == [False] * (4 - 1) + [True]
    assert not any(screen.cut for screen in lay_out(view("/annual-meeting"), [Slide("reports:members")])), "a table that is all there says nothing"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_page_lists_slides_and_shows_one(open_page: Callable[..., AppTest], lang: str) -> None:
    listed = bodies(open_page("/annual-meeting", slides=["trend:1.6-d.cases|LOR", "tally", "<b>"], lang=lang))
    assert listed.count("<form data-slide=") == 2 and 'role="status"' in listed
    shown = bodies(open_page("/annual-meeting", slides=["trend:1.6-d.cases|LOR", "tally"], slide="1", lang=lang))
    assert 'class="large slide beside"' in shown and 'class="places"' in shown and "data-figure" in shown and "Loreto" in shown
    empty = bodies(open_page("/annual-meeting", lang=lang))
    assert "data-open" in empty and "<form data-slide=" not in empty


@pytest.mark.parametrize("day", ["2018-01-01", "2020-04-30", "2022-06-30", "2024-10-15"])
def test_the_page_stands_on_every_day(open_page: Callable[..., AppTest], day: str) -> None:
    """Also before the first release, and where no meeting was held or is set."""
    assert "<h1>" in bodies(open_page("/annual-meeting", asof=day))


def test_every_card_of_a_page_can_be_added(open_page: Callable[..., AppTest]) -> None:
    page = unescape(bodies(open_page("/prosecution", activity="1.6", region="LOR", slides=["tally"])))
    cards = re.findall(r'data-card="([^"]+)"', page)
    added = re.findall(r"slides=tally&slides=([^&\"]+)[^\"]*\">\+ Slide", page)
    assert len(cards) > 5 and len(added) == len(cards)
    assert f"{cards[0].replace(':', '%3A')}%7CLOR" in added
