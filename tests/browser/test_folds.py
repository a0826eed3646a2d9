"""What opens in a card leaves its neighbours as they are; a menu opens where there is room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.visit import Visit


def box(here: Visit, selector: str) -> dict[str, Any]:
    found = here.page.locator(selector).first.bounding_box()
    assert found is not None, selector
    return dict(found)


@pytest.mark.parametrize("part", ["shows", "about"])
def test_what_opens_in_a_card_does_not_change_the_one_beside_it(part: str, visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 1366, "height": 900}).open("/prosecution")
    own, other = "[data-card='trend:1.1-a.cases']", "[data-card='trend:1.2-a.trained']"
    before = box(here, other)
    here.page.locator(f"{own} details.{part} > summary").click()
    here.page.wait_for_function(f'() => document.querySelector("#root {own} details.{part}").getBoundingClientRect().height > 60')
    after = box(here, other)
    assert box(here, own)["height"] > before["height"] + 40
    assert {name: after[name] for name in ("x", "y", "width")} == {name: before[name] for name in ("x", "y", "width")}
    assert abs(after["height"] - before["height"]) < 20


def test_a_menu_at_the_edges_of_the_window_opens_within_it(visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 390, "height": 600}).open("/prosecution")
    menu = here.page.locator("[data-card='trend:1.1-a.cases'] details.menu")
    menu.evaluate(
        "(menu) => { const main = document.querySelector('[data-testid=stMain]'); main.scrollTop += menu.getBoundingClientRect().bottom - 590; }"
    )
    menu.locator("> summary").click()
    here.page.wait_for_function("() => document.querySelector('#root details.menu[open] > div')")
    shown = box(here, "#root details.menu[open] > div")
    assert shown["y"] + shown["height"] <= 600 and shown["x"] >= 0 and shown["x"] + shown["width"] <= 390 and shown["y"] > 48


def test_the_activity_that_is_shown_is_in_sight_among_its_tabs(visit: Callable[..., Visit]) -> None:
    chosen = {"activity": "1.6", "series": "1.6-d.cases", "breakdown": "exploitation", "lang": "es"}
    here = visit(viewport={"width": 1366, "height": 768}).open("/prosecution", **chosen)
    tab, tabs = box(here, "#root .tabs a[aria-current]"), box(here, "#root .tabs")
    assert tabs["x"] <= tab["x"] and tab["x"] + tab["width"] <= tabs["x"] + tabs["width"] + 1
