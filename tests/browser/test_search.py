"""The search of the header: by keyboard, in either language, accents or not, the filters kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.visit import Visit


@pytest.mark.parametrize(
    ("lang", "words"), [("", "convictions cases"), ("", "condenatorias"), ("es", "sentencias condenatorias casos"), ("es", "1.6-d")]
)
def test_what_is_sought_is_reached_by_keyboard(lang: str, words: str, visit: Callable[..., Visit]) -> None:
    here = visit().open("/regions", region="LOR", lang=lang)
    field = here.page.locator("#search input")
    field.focus()
    here.page.keyboard.type(words)
    here.page.locator("#hits a").first.wait_for()
    here.page.keyboard.press("ArrowDown")
    assert here.page.locator("#hits [aria-selected='true']").count() == 1
    here.page.keyboard.press("Enter")
    here.page.wait_for_url("**region=LOR**")
    here.settle()
    assert here.path() in ("/explore", "/indicators", "/prosecution")
    assert here.query()["region"] == ["LOR"]
    assert "1.6" in here.page.url


def test_accents_do_not_matter_and_escape_closes(visit: Callable[..., Visit]) -> None:
    here = visit().open("/", lang="es")
    field = here.page.locator("#search input")
    for words in ("víctimas", "VICTIMAS"):
        field.fill(words)
        here.page.locator("#hits a").first.wait_for()
        assert here.page.locator("#hits a").count() > 3
        here.page.keyboard.press("Escape")
        assert not here.page.locator("#hits").is_visible()


@pytest.mark.parametrize(
    ("lang", "words", "address"),
    [
        ("", "convictions loreto", "region=LOR"),
        ("", "LORETO conviction", "region=LOR"),
        ("es", "Lima Metropolitana víctima", "region=LMA"),
        ("", "loreto", "/regions?region=LOR"),
        ("", "suppression", "/methods#glossary/confidential"),
        ("es", "compromiso", "/commitments"),
        ("", "dictionary", "/dictionary"),
        ("", "shelters child", "2.1"),
    ],
)
def test_words_in_any_order_places_terms_and_pages_are_found(lang: str, words: str, address: str, visit: Callable[..., Visit]) -> None:
    here = visit().open("/", lang=lang)
    here.page.locator("#search input").fill(words)
    here.page.locator("#hits a").first.wait_for()
    found = here.page.locator("#hits a").evaluate_all("(links) => links.map((link) => link.getAttribute('href') + ' ' + link.textContent)")
    assert any(address in each for each in found), found


def test_what_is_not_there_is_said_with_what_to_try(visit: Callable[..., Visit]) -> None:
    here = visit().open("/", lang="es")
    here.page.locator("#search input").fill("qwertz")
    here.page.locator("#hits .nothing").wait_for()
    assert "Pruebe con menos palabras" in here.page.locator("#hits").inner_text()
    here.page.keyboard.press("Enter")
    assert here.path() == "/"
