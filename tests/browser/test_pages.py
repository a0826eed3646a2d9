"""Every page in a real browser: nothing asked of another host, no error, and what is displayed is released."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from pages.frame.menu import BY_PATH
from pages.view.view import View
from tests.browser.server import Server
from tests.browser.visit import Visit
from tests.harvest.judging import Judge
from tests.harvest.rendering import render
from tests.harvest.states import every, pairwise
from tests.harvest.test_pages import OBJECTIVES, RANGES, REGIONS, parameters

MOST = 300
DIALOGS = """window.dialogs = [];
new MutationObserver(() => window.dialogs.push(...[...document.querySelectorAll("[role='dialog']")].map((each) => each.textContent)))
    .observe(document, { childList: true, subtree: true });"""


def expected(shown: View) -> list[tuple[str, str]]:
    """The cells that the page shows without a browser."""
    screen = render(shown)
    for html in screen.html:
        screen.add_html(html)
    return without_frame(screen.cells)


def without_frame(cells: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The cells of a page in order of their keys, without those of the filter bar."""
    return sorted(cell for cell in cells if not cell[0].startswith("release/"))


def test_a_planted_request_to_another_host_is_found(visit: Callable[..., Visit]) -> None:
    """The content policy stops it, and the visit has noticed: by the request itself or by what stands in the console."""
    here = visit().open("/methods")
    here.page.evaluate("fetch('http://127.0.0.2:9/planted').catch(() => 0)")
    assert any("127.0.0.2" in each for each in (*here.foreign, *here.errors))
    here.foreign.clear()
    here.errors.clear()


def test_a_page_shows_charts(visit: Callable[..., Visit]) -> None:
    assert visit().open("/prosecution").page.locator(".plot .main-svg").count() >= 3


@pytest.mark.parametrize("path", BY_PATH)
def test_what_is_displayed_is_released(
    path: str, visit: Callable[..., Visit], view: Callable[..., View], judge: Callable[[int], Judge], long: bool
) -> None:
    """The pairwise sample of filters over all pages, this page's share; with --long every combination."""
    offered = states(long)
    own = [state for state in offered if state["path"] == path]
    assert own
    assert long or len(offered) <= MOST
    here = visit().open(path)
    for state in own:
        told: dict[str, Any] = parameters({name: value for name, value in state.items() if name != "path"})
        shown = view(path, **told)
        screen, wanted, until = here.move(path, **told).screen(), expected(shown), time.monotonic() + 20
        while without_frame(screen.cells) != wanted and time.monotonic() < until:  # a slow machine pauses in the middle of a page
            time.sleep(0.2)
            screen = here.settle().screen()
        assert without_frame(screen.cells) == wanted, told
        assert judge(shown.number).screen(screen) == [], told


def states(long: bool) -> list[Any]:
    offered = {
        "path": tuple(BY_PATH),
        "region": REGIONS,
        "objective": OBJECTIVES,
        "range": RANGES,
        "asof": ("", "2020-06-30", "2022-06-30", "2018-01-01"),
        "lang": ("en", "es"),
    }
    return list(every(offered)) if long else list(pairwise(offered))


def test_what_is_planted_in_the_page_is_found(visit: Callable[..., Visit], judge: Callable[[int], Judge]) -> None:
    """The reading of the screen itself: a number changed or added in the browser is noticed."""
    here = visit().open("/prosecution", activity="1.6")
    before = judge(3).screen(here.screen())
    here.page.evaluate("() => { window.unpack(document); document.querySelector('td[data-cell^=figure]').textContent = '4,711'; }")
    found = [problem for problem in judge(3).screen(here.screen()) if problem not in before]
    assert found
    assert all("4,711" in problem for problem in found)
    here.page.evaluate("() => { document.querySelector('.lead, .subtitle').textContent = 'Altogether 815 cases'; }")
    assert any("815" in problem for problem in judge(3).screen(here.screen()))
    here.page.evaluate(
        """() => {
            const chart = document.querySelector(".chart"), figure = JSON.parse(chart.dataset.figure);
            figure.data[0].y = figure.data[0].y.map(() => 4712);
            chart.dataset.figure = JSON.stringify(figure);
        }"""
    )
    assert any("drawn at 4712" in problem for problem in judge(3).screen(here.screen()))


ONE_A_SECTION = ("/", "/regions", "/reports", "/public-record")


def test_a_deep_link_is_the_first_request_of_a_process(
    own_server: Callable[[], Server], visit: Callable[..., Visit], view: Callable[..., View], long: bool
) -> None:
    """No "Page not found", no page without its frame, exactly the view of the link: a page of each section, with --long every page."""
    filters = {"region": "LOR", "objective": "2", "from": "2019", "to": "2021", "lang": "es", "asof": "2022-06-30"}
    for path in BY_PATH if long else ONE_A_SECTION:
        fresh = own_server()
        here = visit(fresh.address)
        here.page.add_init_script(DIALOGS)
        here.open(path, **filters)
        assert here.page.evaluate("window.dialogs") == []
        assert here.path() == path
        assert {name: values for name, values in here.query().items() if name in filters} == {name: [value] for name, value in filters.items()}
        assert here.language() == "es-PE"
        assert here.page.locator(".st-key-bar").is_visible()
        assert without_frame(here.cells()) == expected(view(path, **filters))
        assert fresh.trouble() == []
