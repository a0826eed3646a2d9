"""In Firefox a reader filters, reads, opens a table and changes the language, as in a Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.firefox import Firefox, find_firefox
from tests.browser.server import Server

pytestmark = pytest.mark.slow
DRAWN = "document.querySelector('#root .chart .main-svg')"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    if not find_firefox():
        pytest.fail("no Firefox was found: apt-get install firefox-esr, or name one: FIREFOX=/path tests/run")
    with Firefox(tmp_path_factory.mktemp("firefox")) as running:
        yield running


def test_a_reader_filters_and_reads(firefox: Firefox, server: Server) -> None:
    firefox.open(f"{server.address}/prosecution?activity=1.6")
    firefox.wait_for("document.getElementById('session') && !document.getElementById('first')")
    firefox.wait_for(DRAWN)
    before = firefox.evaluate("document.querySelector('#root .chart').closest('article').innerText")
    firefox.click(".st-key-bar [data-testid='stButtonGroup'] button:nth-of-type(2)")
    firefox.wait_for("location.search.includes('region=LOR')")
    firefox.wait_for(f"document.querySelector('#root .chart').closest('article').innerText !== {before!r}")
    firefox.wait_for(DRAWN)
    assert "Loreto" in firefox.evaluate("document.querySelector('#root [data-filters], #session')?.dataset.filters || document.body.innerText")


def test_a_page_is_read_in_spanish_and_a_table_opens(firefox: Firefox, server: Server) -> None:
    firefox.open(f"{server.address}/regions?region=CUS&lang=es")
    firefox.wait_for("document.documentElement.lang.startsWith('es') && document.querySelector('#root .chart')")
    firefox.evaluate("document.querySelector('#root .chart').scrollIntoView()")
    firefox.wait_for(DRAWN)
    firefox.click("#root article details[data-keep] summary")
    firefox.wait_for("document.querySelector('#root article details[data-keep][open]')")
    assert "NaN" not in firefox.evaluate("document.body.innerText")


def test_what_changed_is_copied_as_a_text(firefox: Firefox, server: Server) -> None:
    firefox.open(f"{server.address}/what-changed?region=LOR")
    firefox.wait_for("document.querySelector('#root .passed-on button')")
    firefox.click("#root .passed-on button")
    firefox.wait_for("document.querySelector('#root .passed-on button').textContent === 'Copied'")
