"""What charts.js does: draws what is near the window, tells of each year by pointer and keyboard, and never leads away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator

from tests.browser.test_links import press
from tests.browser.visit import Visit

MEETING = """() => {
    // Texts of one chart that lie over one another or leave it, and codes that leave the room of their years.
    const wrong = [];
    for (const chart of document.querySelectorAll("#root .chart")) {
        const card = chart.closest("[data-card]").dataset.card, box = chart.getBoundingClientRect();
        const texts = [...chart.querySelectorAll(".plot .main-svg text")].filter((text) => text.textContent.trim());
        const lines = texts.flatMap((text) => {
            const rows = [...text.querySelectorAll("tspan.line")].filter((row) => row.textContent.trim());
            return (rows.length ? rows : [text]).map((row) => [text, row.textContent.trim(), row.getBoundingClientRect()]);
        }).filter(([, , place]) => place.width > 0);
        lines.forEach(([owner, text, place], at) => {
            if (place.left < box.left - 1 || place.right > box.right + 1) wrong.push(`${card}: "${text}" leaves the chart`);
            for (const [other, word, where] of lines.slice(at + 1)) {
                const across = Math.min(place.right, where.right) - Math.max(place.left, where.left);
                const down = Math.min(place.bottom, where.bottom) - Math.max(place.top, where.top);
                if (owner !== other && across > 1 && down > 3) wrong.push(`${card}: "${text}" meets "${word}"`);
            }
        });
        const drawn = chart.querySelector(".plot")?._fullLayout;
        for (const note of drawn?.annotations || []) {
            if (!/^\\[?[cxz]\\]?$/.test(note.text)) continue;
            const axis = drawn[note.xref.replace("x", "xaxis")];
            if (axis?.type !== "category") continue;
            const slot = axis._length / (axis.range[1] - axis.range[0]);
            const line = (drawn.shapes || []).find((one) => one.xref === note.xref && one.y0 === one.y1 && one.x0 < note.x && note.x < one.x1
                && Math.abs((one.x0 + one.x1) / 2 - note.x) < 0.01);
            const room = slot * (line ? line.x1 - line.x0 + 0.4 : 1), width = 6.6 * note.text.length;
            if (width > room + 1) wrong.push(`${card}: ${note.text} is wider than the room of its years`);
        }
    }
    return wrong;
}"""
"""What lies over another text in the charts of a page, all of which must be drawn."""
CHARTED: list[tuple[str, dict[str, Any]]] = [
    *((path, {}) for path in ("/prosecution", "/protection", "/prevention", "/regions", "/explore")),
    *((path, {}) for path in ("/public-record", "/commitments", "/contributions")),
    *(("/prosecution", {"activity": code}) for code in ("1.6", "1.2")),
    *(("/protection", {"activity": code}) for code in ("2.3", "2.2")),
]
MORE_CHARTED: list[tuple[str, dict[str, Any]]] = [
    *(("/prosecution", {"activity": f"1.{number}"}) for number in (1, 3, 4, 5)),
    *(("/protection", {"activity": f"2.{number}"}) for number in (1, 4, 5, 6)),
    *(("/prevention", {"activity": f"3.{number}"}) for number in (1, 2, 3)),
    *(("/regions", {"region": place}) for place in ("LMA", "LOR", "CUS", "PUN")),
    *(("/prosecution", {"activity": "1.6", "series": series}) for series in ("1.6-d.cases", "1.6-c.defendants")),
    ("/protection", {"activity": "2.3", "series": "2.3-b.children"}),
    ("/prosecution", {"region": ["LMA", "LOR", "CUS", "MDD", "PUN"]}),
]
DRAWN = ".chart[data-ready] .plot .main-svg"
ACTIVITY: dict[str, Any] = {"activity": "1.6"}


def chart(here: Visit, address: str) -> Locator:
    """The chart of a card, drawn and in the window."""
    found = here.page.locator(f'[data-card="{address}"] .chart')
    found.scroll_into_view_if_needed()
    found.locator(".main-svg").first.wait_for()
    here.settle()
    return found


def test_charts_far_from_the_window_wait_and_are_drawn_when_they_come_near(visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 1366, "height": 500}).open("/prosecution", **ACTIVITY)
    charts = here.page.locator(".chart[data-figure]").count()
    assert 0 < here.page.locator(".chart[data-ready]").count() < charts
    last = here.page.locator(".chart:visible").last
    last.scroll_into_view_if_needed()
    last.locator(".main-svg").first.wait_for()


def test_charts_that_are_folded_are_drawn_when_they_are_opened_and_on_paper(visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 1366, "height": 768}).open("/prosecution", **ACTIVITY)
    fold = here.page.locator("#root details.rows:has(.chart)")
    assert fold.locator(".chart").count() == 6 and not fold.locator(".chart").first.is_visible()
    fold.locator("> summary").click()
    fold.locator(".chart .main-svg").first.wait_for()
    fold.locator("> summary").click()
    here.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert here.page.locator("#root details.rows:not([open])").count() == 0
    here.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert here.page.locator("#root details.rows[open]").count() == 0


def test_the_tooltip_tells_value_target_and_status_of_every_place_by_year(visit: Callable[..., Visit]) -> None:
    here = visit().open("/prosecution", **ACTIVITY)
    box = chart(here, "trend:1.6-d.cases")
    here.page.evaluate("() => window.unpack(document)")
    table = here.page.locator('[data-card="trend:1.6-d.cases"] table').first
    expected = table.evaluate(
        """(table) => {
            const heads = [...table.querySelectorAll("thead th")], column = heads.findIndex((head) => head.textContent.startsWith("2023"));
            return [...table.querySelectorAll("tbody tr")].map((row) => [row.children[0].textContent, row.children[column].textContent]);
        }"""
    )
    box.focus()
    for key in ("Home", "End", "ArrowLeft"):
        here.page.keyboard.press(key)
    tip = here.page.locator("[role='status'].tip")
    assert tip.locator("strong").inner_text() == "2023"
    head, *rows = [[cell.strip() for cell in row.locator("th, td").all_inner_texts()] for row in tip.locator("tr").all()]
    assert head == ["", "", "target", "status"]
    told = dict(expected)
    places = ("Metropolitan Lima", "Loreto", "Cusco")
    assert rows == [[place, *(told[f"{place}{more}"].strip() for more in ("", ": target", ": status"))] for place in places]
    inks = tip.locator("tr th").evaluate_all("(heads) => heads.map((head) => getComputedStyle(head).borderLeftColor)")
    assert inks == ["rgb(27, 43, 133)", "rgb(194, 133, 12)", "rgb(95, 54, 23)"], "each in the colour of its line"
    chart_box, tip_box = box.bounding_box(), tip.bounding_box()
    assert (
        chart_box and tip_box and (tip_box["y"] >= chart_box["y"] + chart_box["height"] - 1 or tip_box["y"] + tip_box["height"] <= chart_box["y"] + 1)
    )
    here.page.keyboard.press("Escape")
    assert tip.is_hidden()


def test_a_pointer_and_a_tap_tell_and_never_navigate(visit: Callable[..., Visit]) -> None:
    here = visit().open("/prosecution", **ACTIVITY)
    box = chart(here, "trend:1.6-d.cases")
    place = box.bounding_box()
    assert place is not None
    before = here.page.url
    here.page.mouse.move(place["x"] + place["width"] * 0.5, place["y"] + place["height"] * 0.5)
    tip = here.page.locator(".tip")
    tip.wait_for()
    first = tip.inner_text().splitlines()[0]
    here.page.mouse.move(place["x"] + place["width"] * 0.25, place["y"] + place["height"] * 0.5)
    assert tip.inner_text().splitlines()[0] != first
    here.page.mouse.click(place["x"] + place["width"] * 0.25, place["y"] + place["height"] * 0.5)
    here.settle()
    assert here.page.url == before


@pytest.mark.parametrize("path", ["/prosecution", "/regions"])
def test_panels_stand_under_one_another_on_a_telephone(path: str, visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 390, "height": 844}).open(path, region="LOR" if path == "/regions" else "")
    here.page.evaluate("window.drawCharts()")
    wide = here.page.evaluate(
        """() => [...document.querySelectorAll(".chart .plot")].map((plot) => {
            const axes = Object.entries(plot.layout).filter(([name, axis]) => /^xaxis/.test(name) && axis.visible !== false);
            return [axes.length, Math.min(...axes.map(([, axis]) => (axis.domain || [0, 1])[1] - (axis.domain || [0, 1])[0]))];
        })"""
    )
    assert wide
    assert [each for each in wide if each[0] > 1 and each[1] < 0.99] == []


OVERLAPS = """(box) => {
    const texts = [...box.querySelectorAll('.plot .main-svg text')].filter((text) => text.textContent.trim());
    const places = texts.map((text) => ({ said: text.textContent, at: text.getBoundingClientRect() }));
    const meet = (one, other) => one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 3 && other.top < one.bottom - 3;
    const met = places.flatMap((one, at) => places.slice(at + 1).filter((other) => meet(one.at, other.at)).map((other) => [one.said, other.said]));
    return [places.length, met];
}"""


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("width", [320, 390])
def test_names_and_values_of_bars_do_not_meet_on_a_telephone(width: int, lang: str, visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": width, "height": 844}).open("/")
    for series in ("P-2.executed", "P-3.personnel"):
        here.move("/explore", lang=lang, series=series, breakdown="institution")
        texts, met = chart(here, f"breakdown:{series}:institution").evaluate(OVERLAPS)
        assert texts > 9 and met == [], series


def test_a_card_fills_the_window_by_a_link_and_escape_leaves_it(visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 1280, "height": 720}).open("/prosecution", region="LOR", **ACTIVITY)
    card = here.page.locator('[data-card="trend:1.6-d.cases"]')
    card.get_by_text("Enlarge", exact=True).click()
    here.settle()
    assert here.query()["card"] == ["trend:1.6-d.cases"]
    there = visit(viewport={"width": 1280, "height": 720}).follow(here.page.url)
    for tab in (here, there):
        assert tab.page.locator("article").count() == 1
        size = tab.page.evaluate(
            """() => {
                const svg = document.querySelector(".large .main-svg"), text = svg.querySelector(".xtick text");
                const scale = text.getBoundingClientRect().height / text.getBBox().height;
                return [svg.getBoundingClientRect().bottom, scale * parseFloat(getComputedStyle(text).fontSize)];
            }"""
        )
        assert size[0] <= 720 and size[1] >= 18
    here.page.keyboard.press("Escape")
    here.settle()
    assert "card" not in here.query() and here.query()["region"] == ["LOR"]


def test_what_is_open_in_a_card_stays_open_when_a_filter_changes(visit: Callable[..., Visit]) -> None:
    here = visit().open("/explore", series="1.6-d.cases")
    fold = here.page.locator("article[data-card='trend:1.6-d.cases'] details.shows")
    fold.locator("summary").click()
    press(here, "Loreto")
    here.page.wait_for_function("() => document.querySelector('article details.shows').open")
    assert "Loreto" in fold.locator("table").inner_text()


def test_an_address_of_no_card_shows_the_page(visit: Callable[..., Visit]) -> None:
    here = visit().open("/regions", card="nothing:at-all")
    assert here.page.locator("article").count() > 1


@pytest.mark.parametrize(("lang", "words"), [("", "There is no such page"), ("es", "Esta página no existe")])
def test_an_unknown_path_is_answered_by_us(lang: str, words: str, visit: Callable[..., Visit]) -> None:
    here = visit()
    query = "?lang=es" if lang else ""
    answer = here.page.goto(f"{here.address}/regions/LOR{query}")
    assert answer is not None and answer.status == 404
    assert here.page.locator("h1").inner_text() == words
    here.errors.clear()  # the browser notes the 404 itself
    here.page.locator(".missing a[href^='/regions']").click()
    here.settle()
    assert here.path() == "/regions"


@pytest.mark.parametrize("width", [1366, 390])
def test_no_two_texts_of_a_chart_meet_and_codes_stay_with_their_years(width: int, visit: Callable[..., Visit], pytestconfig: pytest.Config) -> None:
    """On every page that has charts, in both languages; every activity and region with --long."""
    here = visit(viewport={"width": width, "height": 12000}).open("/")
    wrong: list[str] = []
    for lang in ("", "es"):
        for path, more in [*CHARTED, *(MORE_CHARTED if pytestconfig.getoption("--long") else [])]:
            here.move(path, lang=lang, **more)
            wrong += [f"{path} {lang or 'en'} {more or ''} {each}" for each in here.page.evaluate(MEETING)]
    assert wrong == []


def test_a_text_over_another_and_a_code_without_room_are_found(visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 1366, "height": 6000}).open("/protection")
    assert here.page.evaluate(MEETING) == []
    here.page.evaluate(
        """() => {
            const texts = [...document.querySelector(".chart .plot").querySelectorAll(".xtick text")];
            for (const name of ["x", "y"]) texts[1].setAttribute(name, texts[0].getAttribute(name));
            const drawn = [...document.querySelectorAll(".chart .plot")].map((plot) => plot._fullLayout);
            const coded = drawn.find((layout) => layout.annotations.some((note) => /^[cx]$/.test(note.text)));
            const note = coded.annotations.find((each) => /^[cx]$/.test(each.text));
            note.text = "[c]";
            coded[note.xref.replace("x", "xaxis")]._length = 100;
        }"""
    )
    found = here.page.evaluate(MEETING)
    assert any(" meets " in each for each in found) and any("wider than the room" in each for each in found)
