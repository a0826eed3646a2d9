"""What stands in the first answer: read without any script, and gone without a jump when the page stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pages.frame.menu import BY_PATH
from tests.browser.server import Server
from tests.browser.visit import Visit

JUMP = 6
"""Pixels that the title and the first card may move."""
WHERE = """window.before = null;
new MutationObserver(() => {
    const title = document.querySelector("#first h1"), card = document.querySelector("#first .card");
    if (title && card && document.fonts.status === "loaded") window.before = [title, card].map((each) => each.getBoundingClientRect().top);
}).observe(document, { childList: true, subtree: true });"""


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("path", BY_PATH)
def test_without_scripts_text_numbers_tables_and_pictures_remain(path: str, lang: str, visit: Callable[..., Visit], server: Server) -> None:
    here = visit(server.address, java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = here.page
    page.goto(f"{here.address}{path}?lang={lang}&region=LOR")
    first = page.locator("#first")
    assert first.locator("h1:visible").count() == 1
    assert "Loreto" in first.locator(".chosen").inner_text()
    assert first.locator("table").count() >= 1
    pictures = first.locator(".still svg")
    for place in range(min(2, pictures.count())):
        box = pictures.nth(place).bounding_box()
        assert box is not None and box["height"] > 60 and 200 < box["width"] <= 390
    assert page.get_by_text("JavaScript", exact=False).locator("visible=true").count() == 0
    fold = first.locator("details summary").first
    if fold.count():
        fold.click()
        assert first.locator("details[open]").count() == 1


@pytest.mark.parametrize("parameters", [{}, {"lang": "es", "region": "LOR"}])
def test_the_first_answer_gives_way_without_a_jump(parameters: dict[str, str], visit: Callable[..., Visit]) -> None:
    here = visit()
    here.page.add_init_script(WHERE)
    here.open("/", **parameters)
    before = here.page.evaluate("() => window.before")
    after = [here.page.locator(f"#root {each}").first.bounding_box() for each in ("h1", ".card")]
    for first, last in zip(before, after, strict=True):
        assert last is not None and abs(first - last["y"]) <= JUMP
    assert here.page.locator("#first").count() == 0
