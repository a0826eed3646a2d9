"""What the page is where a part of the web is missing: no live connection, no script, no Plotly, colours and letters of the system."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.server import Server

pytestmark = pytest.mark.slow
WIDE = {"width": 1366, "height": 768}


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of its own context, made as the test asks for."""
    context = browser.new_context(viewport=WIDE, **getattr(request, "param", {}))
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def test_without_a_live_connection_the_filters_are_a_form(page: Page, server: Server) -> None:
    page.route_web_socket("**/*", lambda socket: socket.close())
    page.goto(f"{server.address}/prosecution?lang=es&region=LOR&activity=1.6")
    form = page.locator("#first form.plain")
    form.wait_for()
    assert "no logra una conexión viva" in form.inner_text() and page.locator("#first .still svg").count() > 3
    form.locator("input[value='CUS']").check()
    form.locator("select[name='from']").select_option("2019")
    form.get_by_role("button", name="Mostrar").click()
    page.wait_for_function("() => location.search.includes('CUS')")
    chosen = page.locator("#first .chosen")
    chosen.wait_for()
    assert "Loreto · Cusco" in chosen.inner_text() and "2019" in chosen.inner_text() and "activity=1.6&" in page.url
    assert page.locator(".warning").count() == 0, "nothing of the form is a slip"


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_the_filters_are_a_form_too(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/regions?region=LOR")
    form = page.locator("#first form.plain")
    assert form.is_visible()
    form.locator("select[name='to']").select_option("2020")
    form.get_by_role("button", name="Show").click()
    assert "2017 to 2020" in page.locator("#first .chosen").inner_text()


def test_without_plotly_each_chart_keeps_its_picture(page: Page, server: Server) -> None:
    page.route("**/plotly.min.js*", lambda route: route.abort())
    page.goto(f"{server.address}/prosecution?activity=1.6")
    page.wait_for_function("() => document.querySelectorAll('#root .chart .still svg').length > 3 && !document.getElementById('first')")
    assert page.locator("#root .chart").count() == page.locator("#root .chart .still svg").count()
    page.locator(".st-key-bar").get_by_role("button", name="Loreto").click()
    page.wait_for_function("() => location.search.includes('LOR')")
    held = "box.firstElementChild || box.closest('article').querySelector('details[open]')"
    page.wait_for_function(f"() => [...document.querySelectorAll('#root .chart')].every((box) => {held})")


@pytest.mark.parametrize("page", [{"forced_colors": "active"}], indirect=True)
def test_with_the_colours_of_the_system_bars_have_a_border(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/")
    bar = page.locator("#root .card-tally td.share").first
    bar.wait_for()
    assert bar.evaluate("(cell) => getComputedStyle(cell).borderTopStyle + getComputedStyle(cell).borderTopWidth") == "solid1px"


@pytest.mark.parametrize("path", ["/", "/indicators?lang=es", "/prosecution?lang=es", "/reports?lang=es"])
def test_with_letters_twice_as_large_nothing_is_cut_and_nothing_leaves_the_window(page: Page, server: Server, path: str) -> None:
    page.goto(f"{server.address}{path}")
    page.locator("#root article").first.wait_for()
    page.add_style_tag(content="html { font-size: 32px !important; }")
    ribbon = page.locator("#root .ribbon").first
    page.wait_for_function(
        "() => { const main = document.querySelector(\"[data-testid='stMain']\"); return main.scrollWidth <= main.clientWidth + 1; }"
    )
    assert ribbon.evaluate("(ribbon) => ribbon.clientHeight - parseFloat(getComputedStyle(ribbon).fontSize)") > 0
