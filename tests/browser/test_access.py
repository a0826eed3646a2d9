"""Everybody can use it: axe, small screens, keyboard, size of targets, text alternatives."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, product
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from pages.frame.menu import BY_PATH
from tests.browser.visit import Scheme, Visit

PARAMETERS = {"/prosecution": {"activity": "1.6"}, "/indicators": {"indicator": "1.6-d"}}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (1366, 768, 390)
AXE = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


def unfold(here: Visit) -> None:
    """Open every fold, so that what is in it is looked at too; menus lie over other things and stay closed."""
    here.page.evaluate("() => { window.unpack(document); document.querySelectorAll('details:not(.menu)').forEach((fold) => { fold.open = true; }); }")


def violations(here: Visit, **options: Any) -> list[str]:
    """What axe finds, one line a rule and place."""
    found = Axe().run(here.page, options=AXE | options).response["violations"]
    return [f"{each['id']} ({each['impact']}): {node['html'][:200]}" for each in found for node in each["nodes"][:3]]


@pytest.mark.parametrize("path", BY_PATH)
def test_axe_finds_nothing(path: str, visit: Callable[..., Visit], long: bool) -> None:
    """English wide and Spanish narrow, and the colours in the dark; with --long both languages, light and dark, at three widths."""
    here = visit().open(path, **PARAMETERS.get(path, {}))
    sample: list[tuple[str, Scheme, int]] = [("", "light", 1366), ("", "dark", 1366), ("es", "light", 390)]
    wrong = []
    for lang, scheme, width in list(product(("", "es"), SCHEMES, WIDTHS)) if long else sample:
        here.page.emulate_media(color_scheme=scheme)
        here.page.set_viewport_size({"width": width, "height": 900})
        here.move(path, lang=lang, **PARAMETERS.get(path, {}))
        here.page.wait_for_function("(scheme) => document.documentElement.dataset.theme === scheme", arg=scheme)
        here.settle()
        unfold(here)
        options = {} if long or scheme == "light" else {"runOnly": ["color-contrast", "link-in-text-block"]}
        wrong += [f"{lang or 'en'}, {scheme}, {width} px: {problem}" for problem in violations(here, **options)]
    here.page.emulate_media(color_scheme="light")
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("/regions", {"region": "LOR"}),
        ("/explore", {"series": "1.6-d.cases", "breakdown": "age"}),
        ("/public-record", {"region": "LOR", "subject": "victims"}),
        ("/prosecution", {"activity": "1.6", "series": "1.6-d.cases"}),
    ],
)
def test_axe_finds_nothing_in_a_chosen_view(path: str, parameters: dict[str, str], visit: Callable[..., Visit]) -> None:
    here = visit().open(path, **parameters)
    unfold(here)
    assert violations(here) == []


def test_axe_finds_nothing_where_data_is_taken_along(visit: Callable[..., Visit]) -> None:
    here = visit().open("/")
    for lang, width in (("en", 1366), ("es", 390)):
        here.page.set_viewport_size({"width": width, "height": 900})
        here.page.goto(f"{here.address}/use?card=trend:1.6-d.cases&page=/prosecution&lang={lang}")
        assert violations(here) == []
        assert here.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), "nothing leaves the window"


def test_axe_finds_what_is_planted(visit: Callable[..., Visit]) -> None:
    here = visit().open("/")
    here.page.evaluate("() => { document.querySelector('.card-scorecard .subtitle').style.color = '#ccc'; }")
    assert any(problem.startswith("color-contrast") for problem in violations(here, runOnly=["color-contrast", "link-in-text-block"]))


def test_axe_finds_nothing_with_a_menu_open(visit: Callable[..., Visit]) -> None:
    here = visit().open("/")
    here.page.locator("details.menu summary").first.click()
    assert violations(here) == []


FOCUSED = """() => {
    const look = (each) => {
        const styles = [];
        for (let at = each; at && styles.length < 5; at = at.parentElement) {
            const style = getComputedStyle(at);
            styles.push([style.outlineStyle, style.outlineColor, style.boxShadow, style.borderColor, style.backgroundColor].join());
        }
        return styles.join();
    };
    const at = document.activeElement, box = at.getBoundingClientRect();
    // How the one before looks now that it has lost the focus.
    const left = window.lastFocused ? look(window.lastFocused) : "";
    window.lastFocused = at;
    return {
        tag: at.tagName, text: (at.innerText || at.getAttribute("aria-label") || "").trim().slice(0, 60),
        seen: box.width > 1 && box.height > 1, look: look(at), left,
        within: at.closest(".st-key-bar") ? "filters" : at.closest("#top") ? "menu"
            : at.closest("article") ? "card" : "",
    };
}"""
AT = "(document.activeElement.innerText || document.activeElement.getAttribute('aria-label') || '').trim()"


def tab_to(here: Visit, text: str, most: int = 60) -> None:
    """Press Tab until the focus is on what says `text`."""
    for _ in range(most):
        here.page.keyboard.press("Tab")
        if here.page.evaluate(AT) == text:
            return
    raise AssertionError(f"Tab does not reach {text}")


def stations(here: Visit, most: int = 90) -> list[dict[str, Any]]:
    """Where Tab leads, from the top of the page."""
    here.page.locator("body").evaluate("(body) => { document.activeElement.blur(); }")
    found = []
    for _ in range(most):
        here.page.keyboard.press("Tab")
        at = here.page.evaluate(FOCUSED)
        if at["tag"] == "BODY":
            break
        found.append(at)
    return found


def test_tab_reaches_menu_filters_and_cards_and_every_station_is_seen(visit: Callable[..., Visit]) -> None:
    here = visit(reduced_motion="reduce").open("/")
    found = stations(here)
    assert {"menu", "filters", "card"} <= {each["within"] for each in found}
    names = [each["text"].split("\n")[0] for each in found if each["within"] == "filters"]
    assert names == ["Metropolitan Lima", "More regions", "All objectives", "2017–2024", "Release 3 · Oct 15, 2024"], (
        "a group of pills is one station"
    )
    assert any(each["tag"] == "SUMMARY" for each in found), "folds and menus open by keyboard"
    assert any(each["tag"] == "A" and each["within"] == "card" for each in found)
    assert [each["text"] for each in found if not each["seen"]] == []
    unmarked = [each["text"] for each, after in pairwise(found) if each["within"] and each["look"] == after["left"]]
    assert unmarked == [], "the focus is visible"


HIDDEN = """() => {
    const at = document.activeElement, row = document.querySelector(".st-key-bar").getBoundingClientRect();
    if (at === document.body || at.closest("#top, .st-key-bar")) return "";
    return at.getBoundingClientRect().bottom <= row.bottom ? at.outerHTML.slice(0, 120) : "";
}"""


@pytest.mark.parametrize("path", ["/", "/prosecution", "/regions"])
def test_what_has_the_focus_never_hides_behind_the_row_of_filters(path: str, visit: Callable[..., Visit]) -> None:
    """WCAG 2.2, 2.4.11: down the page by Tab and up again, where the row would cover it."""
    here = visit(viewport={"width": 1366, "height": 768}, reduced_motion="reduce").open(path, **PARAMETERS.get(path, {}))
    here.page.locator("[data-testid='stMain'] a").last.focus()
    hidden, passed = [], 0
    for key in ("Shift+Tab", "Tab"):
        for _ in range(60):
            here.page.keyboard.press(key)
            hidden.append(here.page.evaluate(HIDDEN))
            passed += here.page.locator("[data-testid='stMain']").evaluate("(main) => main.scrollTop") > 0
    assert passed > 40, "the page was not walked"
    assert [each for each in hidden if each] == []


@pytest.mark.parametrize("width", [320, 390, 1024, 1280, 1366, 1600])
@pytest.mark.parametrize("lang", ["", "es"])
def test_the_header_has_room_for_all_it_holds(lang: str, width: int, visit: Callable[..., Visit]) -> None:
    """Whatever is displayed of it lies on the screen, and nothing covers another."""
    here = visit(viewport={"width": width, "height": 800}).open("/", lang=lang)
    places = here.page.evaluate(
        """() => [...document.querySelectorAll("#top a, #top summary, #top input")]
            .filter((each) => each.checkVisibility()).map((each) => each.getBoundingClientRect())
            .filter((box) => box.width > 0 && box.right > 0).map((box) => [box.left, box.right]).sort((one, other) => one[0] - other[0])"""
    )
    assert all(left >= 0 and right <= width for left, right in places)
    assert [(one, other) for one, other in pairwise(places) if one[1] > other[0] + 1] == []


def test_tab_never_leaves_a_small_screen(visit: Callable[..., Visit]) -> None:
    """At 320 pixels the pages stand in a menu: they are reached once it is open, and not before."""
    here = visit(viewport={"width": 320, "height": 640}).open("/")
    inside = "(() => { const box = document.activeElement.getBoundingClientRect(); return box.right > 0 && box.left < innerWidth; })()"
    for _ in range(25):
        here.page.keyboard.press("Tab")
        assert here.page.evaluate(inside), here.page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    here.page.locator("#top .pages summary").focus()
    here.page.keyboard.press("Enter")
    link = here.page.locator("#top .pages a").filter(has_text="Regions")
    link.wait_for()
    assert link.bounding_box()["height"] >= 24  # type: ignore[index]
    link.focus()
    here.page.keyboard.press("Enter")
    here.page.wait_for_url("**/regions")
    here.settle()


def test_the_filters_of_a_small_screen_open_with_one_button(visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 390, "height": 844}).open("/", region="LOR", from_="2019")
    pill = here.page.locator("[data-testid='stButtonGroup'] button").filter(has_text="Cusco")
    button = here.page.locator("[data-filters]")
    assert not pill.is_visible()
    assert "Loreto" in button.inner_text() and "2019" in button.inner_text()
    button.click()
    assert pill.is_visible() and button.get_attribute("aria-expanded") == "true"
    pill.click()
    here.settle()
    assert here.query()["region"] == ["LOR", "CUS"]


def test_a_filter_is_set_by_keyboard(visit: Callable[..., Visit]) -> None:
    here = visit().open("/")
    tab_to(here, "Metropolitan Lima")
    here.page.keyboard.press("ArrowRight")
    assert here.page.evaluate(AT) == "Loreto"
    here.page.keyboard.press("Enter")
    here.page.wait_for_url("**region=LOR**")
    here.settle()
    assert here.page.evaluate(AT) == "Loreto", "the focus stays where it was"


def test_a_menu_opens_with_enter_and_closes_with_escape(visit: Callable[..., Visit]) -> None:
    here = visit().open("/")
    menu = here.page.locator("details.menu").first
    menu.locator("summary").focus()
    here.page.keyboard.press("Enter")
    assert menu.get_by_text("CSV", exact=True).is_visible()
    here.page.keyboard.press("Tab")
    assert here.page.evaluate("document.activeElement.textContent") == "CSV"
    here.page.keyboard.press("Escape")
    assert not menu.get_by_text("CSV", exact=True).is_visible()
    assert here.page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_page_of_the_menu_is_reached_by_keyboard(visit: Callable[..., Visit]) -> None:
    here = visit().open("/", region="LOR")
    tab_to(here, "Prosecution")
    here.page.keyboard.press("Enter")
    here.page.wait_for_url("**/prosecution?region=LOR")
    here.settle()


@pytest.mark.parametrize("lang", ["", "es"])
def test_the_first_screen_of_the_overview_holds_the_answer(lang: str, visit: Callable[..., Visit]) -> None:
    """At 1366×768 question, leads, tallies, completeness and four rows of the scorecard; at 390×844 question, leads and tallies."""
    here = visit(viewport={"width": 1366, "height": 768}).open("/", lang=lang)

    def bottom(part: str, at: int = 0) -> float:
        box = here.page.locator(f"#root {part}").nth(at).bounding_box()
        assert box is not None, part
        return box["y"] + box["height"]

    rows = ".card-scorecard tbody tr:not(.group, .told)"
    low = {part: bottom(part) for part in ("h1", ".answer-first", ".card-tally", ".trust")} | {"fourth row": bottom(rows, 3)}
    assert {part: end for part, end in low.items() if end > 768} == {}
    here.page.set_viewport_size({"width": 390, "height": 844})
    here.settle()
    low = {part: bottom(part) for part in ("h1", ".answer-first")} | {"tally": bottom(".card-tally tbody tr", 3)}
    assert {part: end for part, end in low.items() if end > 844} == {}


@pytest.mark.parametrize("width", [1366, 390])
def test_a_part_of_a_bar_is_as_long_as_its_count(width: int, visit: Callable[..., Visit]) -> None:
    """Within a pixel, on one scale for all places."""
    here = visit(viewport={"width": width, "height": 900}).open("/")
    bars = here.page.evaluate(
        """() => [...document.querySelectorAll("#root .card-tally tbody tr")].map((row) => [...row.querySelectorAll("td.share, td.rest")]
            .map((part) => [Number(part.style.flexGrow), part.getBoundingClientRect().width]))"""
    )
    assert len(bars) == 4
    scales = {sum(count for count, _ in bar) for bar in bars}
    assert len(scales) == 1
    for bar in bars:
        whole = sum(pixels for _, pixels in bar)
        assert [(count, pixels) for count, pixels in bar if abs(pixels - whole * count / next(iter(scales))) > 1] == []
