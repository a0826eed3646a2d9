"""What happens to people who are reading while the file changes, breaks, or the connection drops."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import duckdb
from playwright.sync_api import Browser, Error

from tests.browser.server import Server
from tests.browser.test_links import press
from tests.browser.visit import Visit

PROCESS = "document.getElementById('session')?.dataset.process"
KEY = "figure/1.6-d.cases/DS-COURT/LMA/2023/total/total"


def swap(path: Path, statement: str) -> None:
    """Put an altered copy in the place of the file, as a release does."""
    beside = path.with_name("beside.duckdb")
    shutil.copyfile(path, beside)
    with duckdb.connect(str(beside)) as connection:
        connection.execute(statement)
    os.replace(beside, path)


def value(here: Visit) -> str:
    return dict(here.cells())[KEY]


def test_a_swapped_file_is_seen_at_the_next_click(own_server: Callable[[], Server], visit: Callable[..., Visit]) -> None:
    server = own_server()
    here = visit(server.address).open("/prosecution", activity="1.6")
    before = int(value(here).split()[0].replace(",", ""))
    swap(server.program, "update figure set value = value + 500 where series = '1.6-d.cases' and region = 'LMA' and period = '2023'")
    assert int(value(here).split()[0].replace(",", "")) == before
    press(here, "Metropolitan Lima")
    assert int(value(here).split()[0].replace(",", "")) == before + 500
    assert server.trouble() == []


def test_a_broken_file_is_told_and_the_one_before_served(own_server: Callable[[], Server], visit: Callable[..., Visit]) -> None:
    server = own_server()
    here = visit(server.address).open("/prosecution", activity="1.6")
    before = value(here)
    whole = server.program.read_bytes()
    beside = server.program.with_name("beside.duckdb")
    beside.write_bytes(whole[: len(whole) // 2])
    os.replace(beside, server.program)
    press(here, "Metropolitan Lima")
    alert = here.page.locator("[role='alert']").filter(has_text="python -m data build")
    assert alert.is_visible()
    assert value(here) == before
    beside.write_bytes(whole)
    os.replace(beside, server.program)
    press(here, "Loreto")
    assert alert.count() == 0


def test_a_start_without_a_usable_file_says_what_to_do(program: Path, tmp_path: Path, visit: Callable[..., Visit]) -> None:
    path = tmp_path / "program.duckdb"
    path.write_text("no figures here", encoding="utf-8")
    with Server(path, tmp_path / "log.txt") as server:
        here = visit(server.address)
        for lang, words in (("en", "What to do"), ("es", "Qué hacer")):
            here.page.goto(f"{server.address}/?lang={lang}")
            here.page.get_by_text("python -m data build").wait_for()
            assert here.page.locator("h1:visible").count() == 1
            assert here.page.get_by_text(words).count() >= 1
        shutil.copyfile(program, tmp_path / "good.duckdb")
        os.replace(tmp_path / "good.duckdb", path)
        here.open("/")
        assert here.cells()
        here.close()


def test_a_dropped_connection_comes_back_to_the_same_view(own_server: Callable[[], Server], browser: Browser) -> None:
    """The server is stopped and started again under an open page."""
    server = own_server()
    here = Visit(browser, server.address)
    try:
        here.open("/regions", region="LOR", from_="2019", lang="es")
        before, address, process = here.cells(), here.page.url, here.page.evaluate(PROCESS)
        server.stop()
        here.page.wait_for_function("() => !document.querySelector(\"[data-test-connection-state='CONNECTED']\")", timeout=30_000)
        assert here.page.locator("h1").is_visible(), "what was shown stays readable"
        here.page.get_by_text("El servidor no responde").wait_for()
        assert here.page.locator("[role='dialog']").count() == 0, "Streamlit's own words, in English"
        server.start()
        # The page notices that the server is another one and loads its address anew.
        here.page.wait_for_function(f"(before) => (({PROCESS}) || before) !== before", arg=process, timeout=60_000)
        # A slow machine may still show the page of before while it loads; it is waited for, not looked at once.
        until, seen = time.monotonic() + 60, None
        while seen != before and time.monotonic() < until:
            with suppress(Error):  # the page may go while it is asked
                seen = here.settle().cells()
            time.sleep(0.2)
        assert here.page.get_by_text("El servidor no responde").is_hidden()
        assert here.page.url == address
        assert here.cells() == before
        press(here, "Cusco")
        assert here.query()["region"] == ["LOR", "CUS"]
        assert here.foreign == []
    finally:
        here.close()
