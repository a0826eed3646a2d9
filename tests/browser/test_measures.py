"""What every page keeps to, in one visit a page and language: no word of trouble, the right cells, heights, places, sizes, headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from pages.frame.menu import BY_PATH
from pages.view.view import View
from tests.browser.server import Server
from tests.browser.test_access import PARAMETERS, unfold
from tests.browser.test_pages import expected, without_frame
from tests.browser.visit import Visit

FIRST = """Math.min(...[...document.querySelectorAll('.chart, .table, .passed-on, .contents')].map((each) => each.getBoundingClientRect())
    .filter((box) => box.height).map((box) => box.top))"""
HEIGHT = "() => document.querySelector(\"[data-testid='stMain']\").scrollHeight"
TALL = """[...document.querySelectorAll('article:has(.chart) > footer')]
    .map((each) => each.getBoundingClientRect().height).filter((height) => height > 64)"""
LEVELS = "[...document.querySelectorAll('h1, h2, h3, h4')].map((each) => Number(each.tagName[1]))"
SMALL = """() => [...document.querySelectorAll("a[href], button, summary, input, [role='button'], [role='combobox'], [role='option']")]
    .filter((each) => {
        const box = each.getBoundingClientRect(), style = getComputedStyle(each);
        if (!box.width || style.visibility === "hidden" || each.closest("[class*='st-key-held-'], [inert]")) return false;
        if (each.tagName === "A" && style.display === "inline" && each.closest("p, td, th, li, span, dd")) return false;
        const whole = each.tagName === "INPUT" ? each.closest("[data-baseweb], label, .stSelectbox, .stMultiSelect") || each : each;
        const outer = whole.getBoundingClientRect();
        return outer.width > 2 && (outer.width < 24 || outer.height < 24);
    })
    .map((each) => [each, each.getBoundingClientRect()])
    .map(([each, box]) => `${each.outerHTML.slice(0, 140)} ${Math.round(box.width)}x${Math.round(box.height)}`)"""
WIDE = """() => {
    const main = document.querySelector("[data-testid='stMain']");
    const inTable = (each) => each.closest(".table, .plot, .tabs");
    const out = [...main.querySelectorAll("*")].filter((each) => each.getBoundingClientRect().right > innerWidth + 1
        && each.getBoundingClientRect().width > 0 && !inTable(each) );
    return [
        ...out.slice(0, 3).map((each) => each.outerHTML.slice(0, 160)),
        ...[document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth].filter((more) => more),
    ];
}"""
OUT_OF_CARD = """() => [...document.querySelectorAll("#root .card, #root .trust")].flatMap((card) => {
    const edge = card.getBoundingClientRect().right;
    if (!edge) return [];
    const out = [...card.querySelectorAll("*")].filter((each) => {
        const box = each.getBoundingClientRect(), table = each.closest(".table");
        if (!box.width || box.right <= edge + 1 || each.closest(".plot, svg, .unseen, thead")) return false;
        return !table || getComputedStyle(table).overflowX === "visible";
    });
    return out.slice(0, 1).map((each) => `${card.dataset.card || card.className}: ${each.outerHTML.slice(0, 100)}`);
})"""
"""The elements that extend beyond the right edge of their card. Tables that scroll are left out."""
MOST_HIGH: dict[str, int] = {"/": 2600, "/prosecution": 2700, "/protection": 2950, "/prevention": 2800}
"""Pixels that a page may be high at a width of 1400."""
MORE_HIGH = (
    ("/prosecution", {}, 3050),  # 2800 before two charts stood in a row
    ("/protection", {}, 2950),
    ("/protection", {"activity": "2.6"}, 2200),
    ("/prevention", {"activity": "3.1"}, 3000),
)


@pytest.mark.parametrize("lang", ["", "es"])
@pytest.mark.parametrize("path", BY_PATH)
def test_a_page_opens_without_trouble_and_keeps_its_measures(
    path: str, lang: str, visit: Callable[..., Visit], server: Server, view: Callable[..., View]
) -> None:
    """One visit that begins here, with nothing in the console and no request to another host (`visit`), nothing in the server's log and the
    right cells; then resized from one width to the next. All that is wrong is listed.
    """
    chosen = {"region": "LOR"} if path == "/regions" else PARAMETERS.get(path, {})
    here = visit(viewport={"width": 1366, "height": 768}).open(path, lang=lang, **chosen)
    assert here.language() == ("es-PE" if lang else "en")
    assert here.page.locator("h1:visible").count() == 1
    assert here.page.locator("[role='dialog'], [data-testid='stException']").count() == 0
    assert without_frame(here.cells()) == expected(view(path, lang=lang or "en", **chosen))
    assert server.trouble() == []
    wrong = [f"{path} {lang or 'en'}: {problem}" for step in STEPS for problem in step(here, path)]
    assert wrong == [], wrong


def at_1366(here: Visit, _: str) -> Iterator[str]:
    """The first chart, table or answering text within the upper 40 %, the row of filters at most 48 pixels high and always in sight, and more."""
    if (top := here.page.evaluate(FIRST)) > 0.4 * 768:
        yield f"1366 px: the first chart or table stands low, at {top} px"
    row, main = here.page.locator(".st-key-bar"), here.page.locator("[data-testid='stMain']")
    if row.bounding_box()["height"] > 48:  # type: ignore[index]
        yield "the row of filters is too high"
    if tall := here.page.evaluate(TALL):
        yield f"more than two lines under a chart: {tall}"
    yield from (f"smaller than 24 pixels (WCAG 2.5.8): {each}" for each in here.page.evaluate(SMALL))
    main.evaluate("(main) => main.scrollTo(0, 3000)")
    if not 0 <= row.bounding_box()["y"] <= 96:  # type: ignore[index]
        yield "scrolling moves the row of filters away"
    here.page.locator(".card, .table").last.evaluate("(part) => part.scrollIntoView({ block: 'start' })")
    if not 0 <= row.bounding_box()["y"] <= 96:  # type: ignore[index]
        yield "a jump moves the row of filters away"
    box = main.bounding_box()
    if box is None or box["y"] + box["height"] > 768:
        yield "the end of the page is out of reach"
    main.evaluate("(main) => main.scrollTo(0, 0)")


def at_1400(here: Visit, path: str) -> Iterator[str]:
    """The height of the page; headings; a text alternative and a table for each chart."""
    here.page.set_viewport_size({"width": 1400, "height": 900})
    here.settle()
    if path in MOST_HIGH and (height := here.page.evaluate(HEIGHT)) > MOST_HIGH[path]:
        yield f"{height} pixels high"
    here.page.evaluate("() => window.unpack(document)")
    charts = here.page.locator(".chart[data-figure]").all()
    yield from ("a chart without a text alternative" for each in charts if len(each.get_attribute("aria-label") or "") <= 30)
    yield from ("a card without a table" for each in here.page.locator("article:has(.chart)").all() if each.locator("table caption").count() == 0)
    if here.page.locator("h1").count() != 1:
        yield "not one main heading"
    if any(after > before + 1 for before, after in pairwise(here.page.evaluate(LEVELS))):
        yield "a level of heading is left out"


def at_390(here: Visit, _: str) -> Iterator[str]:
    """The first chart or table within the upper 60 % of a telephone; targets large enough there too."""
    here.page.set_viewport_size({"width": 390, "height": 844})
    here.settle()
    here.page.locator("[data-testid='stMain']").evaluate("(main) => main.scrollTo(0, 0)")
    if (top := here.page.evaluate(FIRST)) > 0.6 * 844:
        yield f"390 px: the first chart or table stands low, at {top} px"
    yield from (f"390 px: smaller than 24 pixels (WCAG 2.5.8): {each}" for each in here.page.evaluate(SMALL))


def at_other_sizes(here: Visit, _: str) -> Iterator[str]:
    """On small screens, and with letters twice as large (WCAG 1.4.4), nothing scrolls sideways or leaves its card to lie over another."""
    for width, height in ((1024, 768), (800, 600)):
        here.page.set_viewport_size({"width": width, "height": height})
        here.settle()
        yield from (f"{width} px: wider than the screen: {each}" for each in here.page.evaluate(WIDE))
        yield from (f"{width} px: leaves its card: {each}" for each in here.page.evaluate(OUT_OF_CARD))
    here.page.set_viewport_size({"width": 1366, "height": 768})
    here.page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    here.settle()
    yield from (f"200 %: leaves its card: {each}" for each in here.page.evaluate(OUT_OF_CARD))
    here.page.evaluate("() => { document.documentElement.style.fontSize = ''; }")


def at_320(here: Visit, _: str) -> Iterator[str]:
    """Nothing scrolls sideways on 320 CSS pixels, a telephone or 400 % zoom, but tables and tabs within themselves."""
    here.page.set_viewport_size({"width": 320, "height": 640})
    unfold(here)
    here.settle()
    yield from (f"320 px: wider than the screen: {each}" for each in here.page.evaluate(WIDE))


STEPS = (at_1366, at_1400, at_390, at_other_sizes, at_320)


def test_other_activities_are_no_higher_than_they_may_be(visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 1400, "height": 900}).open("/")
    for path, parameters, most in MORE_HIGH:
        for lang in ("", "es"):
            here.move(path, lang=lang, **parameters)
            assert here.page.evaluate(HEIGHT) <= most, (path, lang)


def test_what_is_planted_is_found(visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 1366, "height": 768}).open("/")
    here.page.evaluate(
        """() => {
            const main = document.querySelector("[data-testid='stMain'] h1");
            main.insertAdjacentHTML("beforebegin", "<div style='height: 700px'></div><button style='width:9px;height:9px'></button>");
            main.insertAdjacentHTML("afterend", "<h4>x</h4>");
        }"""
    )
    here.page.evaluate("() => document.querySelector('.card-tally header').insertAdjacentHTML('beforeend', '<p style=\\'min-width: 3000px\\'>x</p>')")
    found = [problem for step in STEPS[:-1] for problem in step(here, "/")]
    here.page.evaluate("() => document.querySelector('.lead, .subtitle').insertAdjacentHTML('beforebegin', '<p style=\\'min-width: 2000px\\'>x</p>')")
    found += at_320(here, "/")
    for kind in (
        "1024 px: leaves its card",
        "200 %: leaves its card",
        "stands low",
        "smaller than 24",
        "pixels high",
        "heading is left out",
        "wider than the screen",
    ):
        assert any(kind in problem for problem in found), kind
