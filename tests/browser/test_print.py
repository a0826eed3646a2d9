"""On paper: every chart with its last year, every table with its last column, filters and link on the first page, few pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from pages.frame.menu import BY_PATH
from tests.browser.visit import Visit

PAPER = {"width": 711, "height": 1039}
"""A4 less its margins, in CSS pixels."""


@pytest.mark.parametrize(("path", "parameters", "most"), [("/", {}, 4), ("/regions", {"region": "CUS"}, 5), ("/prosecution", {"activity": "1.6"}, 6)])
def test_a_printed_page_takes_few_sheets(path: str, parameters: dict[str, Any], most: int, visit: Callable[..., Visit]) -> None:
    here = visit().open(path, **parameters)
    sheets = here.page.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b(?!s)", sheets)) <= most


@pytest.mark.parametrize("path", BY_PATH)
def test_nothing_is_cut_off_on_paper(path: str, visit: Callable[..., Visit]) -> None:
    here = visit().open(path, region="LOR")
    here.page.emulate_media(media="print")
    here.page.set_viewport_size(PAPER)  # type: ignore[arg-type]
    here.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    found = here.page.evaluate(
        """() => ({
            waiting: [...document.querySelectorAll(".chart")].filter((chart) => !chart.querySelector(".main-svg")).length,
            cut: [...document.querySelectorAll(".chart .main-svg, table")].filter((each) => each.checkVisibility())
                .map((each) => each.getBoundingClientRect()).filter((box) => box.width && box.right > innerWidth + 1).length,
            written: [...document.querySelectorAll(".printed")].filter((each) => each.checkVisibility()).map((each) => each.textContent).join(),
            widgets: [...document.querySelectorAll("input, [role=combobox]")]
                .filter((each) => each.checkVisibility() && !each.closest("form")).length,
        })"""
    )
    here.page.emulate_media(media="screen")
    assert (found["waiting"], found["cut"], found["widgets"]) == (0, 0, 0)
    assert "Loreto" in found["written"] and here.page.url in found["written"]


@pytest.mark.parametrize("lang", ["", "es"])
def test_what_changed_stands_on_one_sheet_before_the_lists(lang: str, visit: Callable[..., Visit]) -> None:
    """Of a region, an institution and an indicator, since the first release: the text that is passed on fits one A4 sheet."""
    for chosen in ({"region": "LOR"}, {"institution": "DEM-A"}, {"indicator": "1.6-c", "region": ["LMA", "LOR", "CUS"]}):
        here = visit().open("/what-changed", lang=lang, against="1", **chosen)
        here.page.emulate_media(media="print")
        here.page.set_viewport_size(PAPER)  # type: ignore[arg-type]
        told = here.page.locator(".passed-on")
        place = told.bounding_box()
        assert place is not None and place["y"] + place["height"] < PAPER["height"], chosen
        assert told.evaluate("(box) => getComputedStyle(box).breakAfter") == "page"
        here.page.emulate_media(media="screen")
