"""A page written whole by the server - in the first answer and as a file - shows released rows only, and is small."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from pages.frame.menu import BY_PATH
from pages.view.view import View, record_codes, record_subjects
from pages.web import whole_page
from tests.harvest.judging import Judge
from tests.harvest.reading import Screen
from tests.harvest.rendering import render

MOST = 300_000
"""Bytes of a file for a poor line."""
ORIGIN = "https://example.org"
LANGUAGES = ("en", "es")


def states(view: Callable[..., View]) -> Iterator[tuple[str, dict[str, str]]]:
    """Every page, with each activity, indicator, region and published series that it can show alone."""
    overview = view("/")
    framework = overview.framework
    yield from ((path, {}) for path in BY_PATH)
    yield from ((f"/{framework.objectives[row.objective].paradigm}", {"activity": code}) for code, row in framework.activities.items())
    yield from (("/indicators", {"indicator": code}) for code in framework.indicators)
    yield from (("/regions", {"region": code}) for code in framework.places)
    yield from (("/public-record", {"record": code}) for code in record_codes(overview.edition)[::20])
    yield from (("/public-record", {"subject": code}) for code in record_subjects(overview.edition)[::5])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", BY_PATH)
def test_every_number_of_the_first_answer_is_a_released_row(path: str, lang: str, view: Callable[..., View], judge: Callable[[int], Judge]) -> None:
    for filters in ({}, {"region": "LOR", "from": 2019, "to": 2021}, {"asof": "2022-06-30", "objective": "2"}):
        shown = view(path, lang=lang, **filters)
        first, live = Screen(), render(shown)
        first.add_html(whole_page.write_first(path, {name: [value] for name, value in shown.selection.parameters()}))
        for html in live.html:
            first_only = Screen()
            first_only.add_html(html)
            first.sentences += first_only.sentences
        assert judge(shown.number).screen(first) == []
        assert len(first.pictures) == len(live.charts)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_as_a_file_is_small_alone_and_holds_released_rows(lang: str, view: Callable[..., View], judge: Callable[[int], Judge]) -> None:
    for path, choice in states(view):
        shown = view(path, lang=lang, **choice)
        page = whole_page.write_file(shown, ORIGIN).decode()
        assert len(page.encode()) < MOST, (path, choice)
        assert not re.search(r"<script|<link|<iframe|<img|<button|\bsrc=|url\(|@import", page), (path, choice)
        assert not re.search(r'href="(?!https?://|#)', page), (path, choice)
        assert ORIGIN + shown.here(asof=str(shown.release.released_on)[:10]).replace("&", "&amp;") in page
        screen = Screen()
        screen.add_html(page[page.index("<main>") : page.index("</body>")])
        assert judge(shown.number).screen(screen) == [], (path, choice)


def test_a_file_says_that_it_is_a_demonstration_and_what_it_shows(view: Callable[..., View]) -> None:
    shown = view("/prosecution", activity="1.6", region="LOR", lang="es")
    assert whole_page.name_file(shown) == "cpc-peru_DEMOSTRACION_prosecution_1.6_LOR_publicacion-3_es.html"
    page = whole_page.write_file(shown, ORIGIN).decode()
    assert page.index("Datos de demostración") < page.index("<main>")
    assert '<html lang="es' in page and "Loreto" in page[: page.index("<main>")]


def test_there_is_no_first_answer_without_figures(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("CPC_PROGRAM", str(tmp_path / "none.duckdb"))
    assert whole_page.write_first("/", {}) == ""
