"""A presentation in a real browser: two clicks from a card, turned by keys, nothing cut off or small on any slide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from pages.meeting.storyboard import make_storyboard
from pages.view.presentation import write_slide
from pages.view.view import View
from tests.browser.server import Server
from tests.browser.visit import Visit

SLIDES = [
    *("tally", "objective:1", "trend:1.6-d.cases", "trend:1.6-c.cases|LOR|2018-2023||What the courts did|Ask about 2020"),
    *("compare:1.6-d.cases", "breakdown:1.6-d.cases:age", "profile:CUS", "reports:members", "due", "changes", "map", "nothing:x"),
]
MEASURE = """() => {
    const slide = document.querySelector("#root .slide"), body = slide.querySelector(".body"), wrong = [];
    const edge = body.getBoundingClientRect();
    if (body.scrollHeight > body.clientHeight + 1) wrong.push(`high ${body.scrollHeight} > ${body.clientHeight}`);
    if (body.scrollWidth > body.clientWidth + 1) wrong.push(`wide ${body.scrollWidth} > ${body.clientWidth}`);
    const right = (part) => part.getBoundingClientRect().right;
    for (const part of body.querySelectorAll("table, .main-svg")) if (right(part) > edge.right + 1) wrong.push("out on the right");
    for (const part of slide.querySelectorAll("h1, .source, nav")) if (part.scrollWidth > part.clientWidth + 2) wrong.push(`cut: ${part.tagName}`);
    for (const part of slide.querySelectorAll(".subtitle")) if (part.scrollHeight > part.clientHeight + 2) wrong.push("cut: subtitle");
    if (slide.scrollHeight > slide.clientHeight + 1 || document.documentElement.scrollWidth > innerWidth) wrong.push("the slide scrolls");
    const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const part = texts.currentNode.parentElement;
        if (!texts.currentNode.textContent.trim() || part.closest(".unseen, title")) continue;
        const drawn = part.closest("svg");
        const size = parseFloat(getComputedStyle(part).fontSize) * (drawn ? drawn.getBoundingClientRect().width / drawn.viewBox.baseVal.width : 1);
        const least = part.closest("h1, .sentence") ? 24 : 18;
        if (size < least - 0.05) wrong.push(`${size.toFixed(1)} px: ${texts.currentNode.textContent.trim().slice(0, 40)}`);
    }
    const frame = (part) => part.getBoundingClientRect();
    const over = (one, two) => one.left < two.right - 1 && two.left < one.right - 1 && one.top < two.bottom - 1 && two.top < one.bottom - 1;
    const inside = [...body.querySelectorAll("td, th, .main-svg, .sentence, .notice"), ...slide.querySelectorAll(".place, .below p")];
    const boxes = inside.map(frame).filter((box) => box.width && box.height);
    const whole = (frame(slide.querySelector(".source")).top - frame(slide.querySelector("header")).bottom) * (slide.clientWidth - 64);
    const span = (side, pick) => pick(...boxes.map((box) => box[side]));
    const wide = span("right", Math.max) - span("left", Math.min), high = span("bottom", Math.max) - span("top", Math.min);
    const [number, last] = slide.querySelector(".count").textContent.split(" / ");
    const share = (100 * wide * high / whole).toFixed(0);
    if (!body.querySelector(".notice") && number !== last && !(share >= 50)) wrong.push(`filled ${share} %`);
    const parts = [...slide.querySelectorAll("header, .body, .places, .below, .source, nav, nav > *")];
    for (const [at, one] of parts.entries()) for (const two of parts.slice(at + 1))
        if (!one.contains(two) && over(frame(one), frame(two))) wrong.push(`${one.className || one.tagName} over ${two.className || two.tagName}`);
    return wrong;
}"""
COUNT = "() => document.querySelector('#root .slide .count').textContent"


def steps(here: Visit, key: str = "PageDown") -> Iterator[str]:
    """Every step of the slideshow, turned by a key of a presenter's remote."""
    while True:
        count = here.page.evaluate(COUNT)
        yield count
        number, last = map(int, count.split(" / "))
        if number == last:
            return
        here.page.keyboard.press(key)
        here.page.wait_for_function("(count) => document.querySelector('#root .slide .count')?.textContent !== count", arg=count)
        here.settle()


SMALL, LARGE, OLD, TINY = (1280, 720), (1920, 1080), (1024, 768), (800, 600)


@pytest.mark.parametrize(
    ("chosen", "lang", "size"),
    [
        *(("any card", *each) for each in (("", SMALL), ("es", LARGE))),
        *(("the storyboard", lang, size) for lang in ("", "es") for size in (SMALL, LARGE, OLD)),
    ],
)
def test_nothing_on_any_slide_is_cut_off_or_small(
    chosen: str, lang: str, size: tuple[int, int], visit: Callable[..., Visit], view: Callable[..., View]
) -> None:
    slides = SLIDES if chosen == "any card" else [write_slide(slide) for slide in make_storyboard(view("/annual-meeting"), "DEM-2024")]
    here = visit(viewport={"width": size[0], "height": size[1]}).open("/annual-meeting", slides=slides, slide="1", lang=lang)
    wrong = {count: found for count in steps(here) if (found := here.page.evaluate(MEASURE))}
    assert wrong == {}


def test_a_window_of_800_by_600_shows_the_same_slides_smaller(visit: Callable[..., Visit], view: Callable[..., View]) -> None:
    """Nothing lies over anything, nothing is cut, the panels of a chart stand beside each other; only the letters are smaller."""
    slides = [write_slide(slide) for slide in make_storyboard(view("/annual-meeting"), "DEM-2024")]
    here = visit(viewport={"width": TINY[0], "height": TINY[1]}).open("/annual-meeting", slides=slides, slide="1")
    found = {count: [each for each in here.page.evaluate(MEASURE) if not each.startswith("filled") and " px: " not in each] for count in steps(here)}
    assert {count: wrong for count, wrong in found.items() if wrong} == {}
    here.open("/annual-meeting", slides=slides, slide="3")
    panels = "() => [...document.querySelectorAll('.slide .cartesianlayer .subplot')].map((panel) => panel.getBoundingClientRect().bottom)"
    bottoms = here.page.evaluate(panels)
    assert len(bottoms) == 3 and max(bottoms) - min(bottoms) < 20


def test_the_measure_finds_what_is_too_much(visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 1280, "height": 720}).open("/annual-meeting", slides=["tally"], slide="1")
    here.page.locator(".slide td").first.evaluate(
        "(cell) => { cell.style.fontSize = '12px'; cell.style.setProperty('font-size', '12px', 'important'); }"
    )
    here.page.locator(".slide .body").evaluate("(body) => body.insertAdjacentHTML('beforeend', '<p>more</p>'.repeat(40))")
    found = here.page.evaluate(MEASURE)
    assert any(line.startswith("high") for line in found) and any(line.startswith("12.0 px") for line in found)


def test_from_a_card_two_clicks_to_a_presentation_and_three_to_full_screen(visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 1280, "height": 720}).open("/prosecution", activity="1.6", region="LOR")
    here.page.locator("[data-card='trend:1.6-d.cases'] a:has-text('+ Slide')").click()
    here.settle()
    here.page.locator(".tray a.open").click()
    here.settle()
    assert here.page.locator(".presentation li").count() == 1
    here.page.locator(".presentation [data-present]").click()
    here.settle()
    assert here.page.evaluate("() => Boolean(document.fullscreenElement)")
    assert "Loreto" in here.page.locator(".slide h1").inner_text()
    here.page.locator(".slide .close").click()
    here.page.wait_for_function("() => !document.fullscreenElement")


def test_the_link_shows_the_same_in_another_browser(visit: Callable[..., Visit]) -> None:
    names = "() => [...document.querySelectorAll('.presentation .name')].map((each) => each.textContent)"
    one = visit().open("/annual-meeting", slides=SLIDES[:4], lang="es", asof="2022-06-30")
    link = str(one.page.locator("[data-copy]").get_attribute("data-copy"))
    seen = one.page.evaluate(names)
    other = visit()
    other.follow(other.address + link)
    assert other.page.evaluate(names) == seen and len(seen) == 4
    assert "Publicación 2" in other.page.locator(".st-key-bar").inner_text()


def test_a_person_writes_a_title_moves_and_removes(visit: Callable[..., Visit]) -> None:
    here = visit().open("/annual-meeting", slides=["tally", "map"])
    form = here.page.locator("form[data-slide='1']")
    form.locator("[name=own]").fill("Where | we work")
    form.locator("[name=note]").fill("Ask about Puno")
    form.locator("button").click()
    here.settle()
    assert here.query()["slides"] == ["tally", "map||||Where / we work|Ask about Puno"]
    here.page.locator("li").nth(1).get_by_text("▲").click()
    here.settle()
    assert here.query()["slides"] == ["map||||Where / we work|Ask about Puno", "tally"]
    here.page.locator("li").nth(0).get_by_text("✕").click()
    here.settle()
    assert here.query()["slides"] == ["tally"]


def test_a_presentation_is_kept_as_a_file_and_a_foreign_file_is_refused(visit: Callable[..., Visit], tmp_path: Any) -> None:
    here = visit().open("/annual-meeting", slides=["tally", "map||||Where"])
    with here.page.expect_download() as waiting:
        here.page.locator("[data-keep-file]").click()
    waiting.value.save_as(tmp_path / "kept.json")
    again = here.open("/annual-meeting")
    for text in ("no json", "{}", '{"presentation": "cpc-peru", "slides": [1]}'):
        (tmp_path / "foreign.json").write_text(text, encoding="utf-8")
        again.page.set_input_files("[data-open] input", tmp_path / "foreign.json")
        again.page.get_by_text("This file is no presentation of this program.").wait_for()
    again.page.set_input_files("[data-open] input", tmp_path / "kept.json")
    again.page.locator(".presentation li").first.wait_for()
    assert again.query()["slides"] == ["tally", "map||||Where"] and again.query()["asof"] == ["2024-10-15"]


@pytest.mark.parametrize("lang", ["", "es"])
def test_the_slideshow_by_keyboard_alone(lang: str, visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 1280, "height": 720}).open(
        "/annual-meeting", slides=["objective:1", "map", "compare:1.6-d.cases"], slide="1", lang=lang
    )
    assert [count.split(" / ")[0] for count in steps(here, "ArrowRight")] == ["1", "2", "3"]
    for key, number in (("Home", 1), ("End", 3), ("PageUp", 2), ("ArrowLeft", 1)):
        here.page.keyboard.press(key)
        here.page.wait_for_function("(number) => document.querySelector('#root .slide .count')?.textContent.startsWith(`${number} /`)", arg=number)
        here.settle()
    here.page.locator("[data-keys]").press("Enter")
    here.page.keyboard.press("PageDown")
    here.page.wait_for_timeout(400)
    assert here.page.evaluate(COUNT) == "1 / 3", "the keys are off"
    here.page.locator("[data-keys]").press("Enter")
    here.page.keyboard.press("Escape")
    here.page.locator(".presentation").wait_for()


@pytest.mark.parametrize("lang", ["", "es"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_slides_and_list(lang: str, scheme: str, visit: Callable[..., Visit]) -> None:
    here = visit(color_scheme=scheme).open("/annual-meeting", slides=SLIDES[:4], lang=lang)
    wrong = [each["id"] for each in Axe().run(here.page).response["violations"]]
    here.move("/annual-meeting", slides=SLIDES[:4], lang=lang, slide="1")
    for _ in steps(here):
        wrong += [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in Axe().run(here.page).response["violations"]]
    assert wrong == []


def test_the_speakers_window_follows(visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 1280, "height": 720}).open("/annual-meeting", slides=["map", "map|||||Ask about Puno"], slide="1")
    with here.context.expect_page() as opened:
        here.page.locator(".slide nav a[data-notes]").click()
    notes = opened.value
    notes.locator(".speaker").wait_for()
    here.page.keyboard.press("PageDown")
    here.page.wait_for_function("() => document.querySelector('#root .slide .count').textContent === '2 / 2'")
    notes.locator("#root").get_by_text("Ask about Puno").wait_for()


NUMBER = "() => (document.querySelector('#ahead .slide') || document.querySelector('#root .slide')).querySelector('.count').textContent"


def test_the_next_three_slides_come_without_the_server_and_the_address_says_what_is_seen(own_server: Callable[[], Server], browser: Browser) -> None:
    """No slide is skipped, none is shown that is not there, and the reader is told that there is no connection."""
    server = own_server()
    here = Visit(browser, server.address, viewport={"width": 1280, "height": 720})
    here.open("/annual-meeting", slides=["due", "map", "money", "open-points", "trend:1.6-d.cases"], slide="1")
    here.page.wait_for_function("() => performance.getEntriesByType('resource').some((each) => each.name.endsWith('slide=4') && each.responseEnd)")
    server.stop()
    here.page.wait_for_function("() => document.querySelector('.stApp').dataset.testConnectionState !== 'CONNECTED'")
    last = 0
    for number in (2, 3, 4, 4):
        here.page.keyboard.press("PageDown")
        here.page.wait_for_timeout(150)
        seen = here.page.evaluate(NUMBER)
        last = int(seen.split(" / ")[0])
        assert last == number and here.query()["slide"] == [str(number)]
        assert "No connection; these slides are those of release 3." in here.page.locator("#ahead .alone").inner_text()
    here.close()


def test_back_and_forward_show_what_the_address_says_however_quickly(visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 1280, "height": 720}).open("/annual-meeting", slides=["due", "map", "money", "open-points"], slide="1")
    here.page.wait_for_function("() => performance.getEntriesByType('resource').some((each) => each.name.endsWith('slide=4') && each.responseEnd)")
    here.page.keyboard.press("PageDown")
    here.page.keyboard.press("PageDown")
    here.page.go_back()
    here.settle()
    assert here.query()["slide"] == ["2"] and here.page.evaluate(NUMBER).startswith("2 / ")
    here.page.go_forward()
    here.settle()
    assert here.query()["slide"] == ["3"] and here.page.evaluate(NUMBER).startswith("3 / ")


def test_keys_blank_the_screen_and_show_the_help(visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 1280, "height": 720}).open("/annual-meeting", slides=["due", "map"], slide="1")
    here.page.keyboard.press("b")
    assert here.page.evaluate("() => getComputedStyle(document.querySelector('.slide'), '::before').backgroundColor") == "rgb(0, 0, 0)"
    here.page.keyboard.press(".")
    here.page.keyboard.press("?")
    assert here.page.locator(".slide .help").is_visible() and "Black screen" in here.page.locator(".slide .help").inner_text()
    here.page.keyboard.press("?")
    here.page.keyboard.press("Space")
    here.settle()
    assert here.page.evaluate(NUMBER) == "2 / 2"


def test_the_speaker_sees_this_slide_the_next_one_the_note_and_the_clock_and_nothing_else(visit: Callable[..., Visit]) -> None:
    slides = ["trend:1.6-d.cases|||||Ask about 2020", "map"]
    here = visit(viewport={"width": 960, "height": 640}).open("/annual-meeting", slides=slides, slide="1", notes="1")
    speaker = here.page.locator(".speaker")
    assert speaker.locator(".now .chart").count() == 1 and speaker.locator(".then .chart").count() == 1
    assert "Ask about 2020" in speaker.inner_text() and "target met in Metropolitan Lima" in speaker.locator("h1").inner_text()
    here.page.wait_for_function("() => /\\d+:\\d\\d/.test(document.querySelector('[data-clock]').textContent)")
    over = "() => document.elementFromPoint(400, 10).closest('.speaker') !== null && document.elementFromPoint(20, 300).closest('.speaker') !== null"
    assert here.page.evaluate(over)
