"""The state is the link: copied, stepped back to, clicked through to, in either language."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from pages.view.view import View
from tests.browser.test_pages import expected, without_frame
from tests.browser.visit import Visit

PILL = "[data-testid='stButtonGroup'] button"


def press(here: Visit, name: str, menu: str = "") -> Visit:
    """Click the pill with this text, in a menu of the filter row where one is named."""
    if menu:
        unfold_menu(here, menu)
    here.page.locator(PILL).filter(has_text=re.compile(f"^{re.escape(name)}$", re.IGNORECASE)).click()
    here.settle()
    if menu:
        unfold_menu(here, menu)
    return here


def pick(here: Visit, label: str, option: str, menu: str = "") -> Visit:
    """Choose from a list, in a menu of the filter row where one is named."""
    if menu:
        unfold_menu(here, menu)
    here.page.get_by_role("combobox", name=label).click()
    here.page.get_by_role("option", name=option, exact=True).click()
    here.settle()
    if menu:
        unfold_menu(here, menu)
    return here


def unfold_menu(here: Visit, menu: str) -> None:
    """Open a menu of the filter row, or close it."""
    here.page.locator(f".st-key-menu-{menu} button").first.click()


def speak(here: Visit, language: str) -> Visit:
    """Change the language in the header."""
    here.page.locator(f"#top .tongues a[data-lang={language}]").click()
    return here.settle()


def shown(here: Visit) -> list[tuple[str, str]]:
    return without_frame(here.cells())


@pytest.mark.parametrize("path", ["/", "/prosecution", "/regions"])
def test_a_copied_link_shows_the_same_numbers_in_a_new_browser(path: str, visit: Callable[..., Visit], view: Callable[..., View]) -> None:
    """Filters are set by hand as a person sets them; the address bar is all that goes over."""
    here = visit().open(path)
    press(here, "Loreto")
    press(here, "Protection", "objective") if path == "/" else None
    pick(here, "From year", "2019", "years")
    pick(here, "To year", "2021", "years")
    speak(here, "es")
    wanted = {"region": ["LOR"], "from": ["2019"], "to": ["2021"], "lang": ["es"]} | ({"objective": ["2"]} if path == "/" else {})
    assert here.query() == wanted
    there = visit().follow(here.page.url)
    assert shown(there) == shown(here)
    assert shown(here) == expected(view(path, **{name: values[0] for name, values in wanted.items()}))
    assert there.query() == wanted
    assert there.language() == "es-PE"


def test_unknown_values_are_left_out_and_said(visit: Callable[..., Visit], view: Callable[..., View]) -> None:
    here = visit().open("/regions", region=["LOR", "BOGUS"], objective="9", from_="1999", to="x", asof="yesterday", lang="fr")
    assert shown(here) == expected(view("/regions", region="LOR"))
    assert here.language() == "en"
    assert here.query().get("region") == ["LOR"]
    dropped = ["region:BOGUS", "objective:9", "from:1999", "to:x", "asof:yesterday"]
    assert here.query() == {"region": ["LOR"], "dropped": dropped}, "five are said at most"
    assert "BOGUS" in here.page.locator("p.warning[role=status]").inner_text()
    assert here.page.locator("[data-testid='stException'], [role='dialog']").count() == 0


def test_back_and_forward_step_through_the_views(visit: Callable[..., Visit], view: Callable[..., View]) -> None:
    here = visit().open("/")
    press(here, "Loreto")
    go_through_menu(here, "Prosecution")
    assert here.path() == "/prosecution"
    assert here.query()["region"] == ["LOR"]
    third = shown(here)
    assert third == expected(view("/prosecution", region="LOR"))
    back(here, "/", {"region": ["LOR"]})
    assert shown(here) == expected(view("/", region="LOR"))
    here.page.go_forward()
    here.settle()
    assert here.path() == "/prosecution"
    assert shown(here) == third
    back(here, "/", {"region": ["LOR"]})
    back(here, "/", {})
    assert shown(here) == expected(view("/"))


def back(here: Visit, path: str, query: dict[str, list[str]]) -> None:
    """Step back until the view is reached; a step may take more than one entry of the history, never more than three."""
    for _ in range(3):
        here.page.go_back()
        here.settle()
        if (here.path(), here.query()) == (path, query):
            return
    raise AssertionError(f"{here.page.url} instead of {path} {query}")


def go_through_menu(here: Visit, page: str) -> Visit:
    """Open a page by the header, through “More” where it stands behind it."""
    link = here.page.locator("#top nav a:visible").get_by_text(page, exact=True)
    if not link.count():
        here.page.locator("#top .more-pages summary").click()
    here.page.locator("#top nav a:visible").get_by_text(page, exact=True).click()
    return here.settle()


def test_the_menu_keeps_the_filters(visit: Callable[..., Visit], view: Callable[..., View]) -> None:
    here = visit().open("/", region="CUS", from_="2020")
    for page, path in (("Regions", "/regions"), ("Indicators", "/indicators"), ("Public record", "/public-record")):
        go_through_menu(here, page)
        assert here.path() == path
        assert here.query() == {"region": ["CUS"], "from": ["2020"]}
        assert shown(here) == expected(view(path, region="CUS", from_="2020"))


@pytest.mark.parametrize(("path", "parameters"), [("/", {"from_": "2019"}), ("/indicators", {"objective": "1", "lang": "es"})])
def test_a_click_in_a_table_keeps_the_filters(path: str, parameters: dict[str, Any], visit: Callable[..., Visit], view: Callable[..., View]) -> None:
    here = visit().open(path, **parameters)
    cell = here.page.locator("table:visible td a[href^='/'], table:visible th a[href^='/']").first
    href = str(cell.get_attribute("href"))
    cell.click()
    here.settle()
    assert here.page.url == here.address + href
    kept = {name.rstrip("_"): [value] for name, value in parameters.items()}
    assert {name: values for name, values in here.query().items() if name in kept} == kept
    assert shown(here) == expected(view(here.path(), **{name: values if len(values) > 1 else values[0] for name, values in here.query().items()}))


def test_switching_the_language_keeps_filters_and_changes_every_name(visit: Callable[..., Visit], view: Callable[..., View]) -> None:
    here = visit().open("/regions", region="LOR", from_="2020")
    english = here.page.title()
    speak(here, "es")
    assert here.query() == {"region": ["LOR"], "from": ["2020"], "lang": ["es"]}
    assert here.language() == "es-PE"
    assert here.page.title() != english
    assert shown(here) == expected(view("/regions", region="LOR", from_="2020", lang="es"))
    speak(here, "en")
    assert here.language() == "en"
    assert here.page.title() == english
    assert shown(here) == expected(view("/regions", region="LOR", from_="2020"))


def test_a_button_says_copied_only_where_it_was(visit: Callable[..., Visit]) -> None:
    """Where the browser refuses, the text is left selected beside the button."""
    here = visit().open("/annual-meeting", slides=["scorecard"])
    here.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false; }")
    button = here.page.locator("#root .presentation [data-copy]").first
    before = button.text_content()
    button.dispatch_event("click")
    here.page.wait_for_selector("#root [data-copy] + textarea")
    assert button.text_content() == before
    chosen = here.page.evaluate("() => { const field = document.activeElement; return field.value.slice(field.selectionStart, field.selectionEnd); }")
    assert "slides=scorecard" in chosen
