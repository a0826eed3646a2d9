"""Slides taken along as one file: it asks for nothing, says its numbers as the page does, and no note that was not asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from pages.meeting.storyboard import make_storyboard
from pages.view.presentation import write_slide
from pages.view.view import View
from pages.web.slide_file import write_slides
from tests.harvest.judging import Judge
from tests.harvest.reading import Screen

pytestmark = pytest.mark.slow

MOST = 600_000
VISIBLE = "() => [...document.querySelectorAll('.slide')].filter((slide) => !slide.hidden).map((slide) => [slide.lang, slide.dataset.slide])"


@pytest.fixture
def body(view: Callable[..., View]) -> bytes:
    """The file of the storyboard and four more slides, one with a note."""
    board = [write_slide(slide) for slide in make_storyboard(view("/annual-meeting"), "DEM-2024")]
    more = ["tally", "map", "compare:1.6-d.cases", "trend:1.6-d.cases|LOR||||Ask about 2020"]
    return write_slides(view("/annual-meeting", slides=[*board, *more][-20:]), "https://cpc.example.org")


def test_the_file_asks_for_nothing_and_turns_by_keys_in_both_languages(body: bytes, tmp_path: Path, browser: Browser) -> None:
    path = tmp_path / "slides.html"
    path.write_bytes(body)
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text))
    page.goto(path.as_uri())
    assert page.evaluate(VISIBLE) == [["en", "1"]]
    page.keyboard.press("PageDown")
    assert page.evaluate(VISIBLE) == [["en", "2"]]
    page.keyboard.press("l")
    assert page.evaluate(VISIBLE) == [["es-PE", "2"]]
    page.keyboard.press("End")
    last = page.evaluate("() => document.querySelectorAll('.slide[lang=es-PE]').length")
    assert page.evaluate(VISIBLE) == [["es-PE", str(last)]] and page.url.endswith(f"#es-{last}")
    page.goto(f"{path.as_uri()}#en-3")
    page.reload()
    assert page.evaluate(VISIBLE) == [["en", "3"]]
    wrong = [each["id"] for each in Axe().run(page).response["violations"]]
    page.close()
    assert asked and all(each.startswith(path.as_uri()) for each in asked)
    assert errors == [] and wrong == []


def test_twenty_slides_are_small_and_hold_no_note_that_was_not_asked_for(body: bytes, view: Callable[..., View]) -> None:
    assert len(body) < MOST
    assert "Ask about 2020" not in body.decode()
    asked = write_slides(view("/annual-meeting", slides=["map|||||Ask about Puno"]), "https://cpc.example.org", notes=True)
    assert "Ask about Puno" in asked.decode()


def test_every_number_of_the_file_is_a_released_row(body: bytes, judge: Callable[[int], Judge], view: Callable[..., View]) -> None:
    screen = Screen()
    screen.add_html(re.sub(r"<(style|script)>.*?</\1>", "", body.decode(), flags=re.DOTALL))
    screen.texts.clear()  # titles and counts of slides are no figures; what a picture is called is the sentence of its card, judged there
    screen.alternatives.clear()
    assert len(screen.cells) > 300
    assert judge(view("/").number).screen(screen) == []
