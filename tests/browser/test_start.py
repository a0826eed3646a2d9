"""What happens at the start of a server: the file of figures is made where there is none, the link for sending is printed, a base path refused."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.server import ROOT, Server, free_port, wait_for
from tests.browser.visit import Visit

pytestmark = pytest.mark.slow


def test_a_server_without_figures_shows_progress_until_the_page_that_was_asked_for_stands(browser: Browser, tmp_path: Path) -> None:
    """Killed in between, the next start begins again; two starts at once make one build; nobody reloads by hand."""
    program = tmp_path / "program.duckdb"
    first = Server(program, tmp_path / "first.txt").start()
    with urllib.request.urlopen(f"{first.address}/", timeout=10) as answer:
        page = answer.read().decode()
    assert not program.exists() and "The figures are being prepared" in page
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{first.address}/download/csv?card=tally", timeout=10)
    assert refused.value.code == 503 and int(refused.value.headers["retry-after"]) > 0
    wait_for("roll-ups", first)
    first.kill()
    assert not program.exists()

    with Server(program, tmp_path / "second.txt") as second, Server(program, tmp_path / "third.txt") as third:
        tabs = [browser.new_page(), browser.new_page()]
        tabs[0].goto(f"{second.address}/regions?lang=es&region=LOR")
        tabs[1].goto(f"{third.address}/")
        tabs[0].get_by_text("Se están preparando las cifras").wait_for()
        bars = [float(tabs[0].locator("progress").get_attribute("value") or 0)]
        wait_for("release 2: protection", second, third)
        tabs[0].wait_for_function("before => document.querySelector('progress').value > before + 10", arg=bars[0])
        assert "publicación" in tabs[0].locator("#step").inner_text() or "Paso" in tabs[0].locator("#step").inner_text()
        for tab, heading in zip(tabs, ("Regiones", "Overview"), strict=True):
            tab.locator(".stApp h1, #first h1").first.wait_for(timeout=300_000)
            assert "lang=es" in tab.url or heading == "Overview"
            tab.close()
        logs = [server.log.read_text(encoding="utf-8") for server in (second, third)]
        assert sum("is ready" in log for log in logs) == 1
        assert second.trouble() == third.trouble() == []


def test_the_link_for_sending_is_printed_and_gives_the_browser_its_cookie(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CPC_ACCEPT", "1")
    with Server(program, tmp_path / "log.txt") as server:
        key, *others = re.findall(r"/reports\?key=([\w-]+)", server.log.read_text(encoding="utf-8"))
        assert len(others) == 3, "a link a role"
        jar = CookieJar()
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        with opener.open(f"{server.address}/reports?lang=es&key={key}", timeout=30) as answer:
            assert answer.url == f"{server.address}/reports?lang=es"
        (cookie,) = jar
        assert key not in cookie.value and len(cookie.value) == 64 and cookie.has_nonstandard_attr("HttpOnly")
        with opener.open(f"{server.address}/?key=guess", timeout=30) as answer:
            assert "key" not in answer.url


def test_a_base_path_is_refused_with_a_sentence() -> None:
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(free_port()), "--server.baseUrlPath", "cpc"]
    done = subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, timeout=60, check=False)
    assert done.returncode != 0 and b"Leave it empty and give the program a name of its own" in done.stderr + done.stdout


@pytest.mark.parametrize(
    ("given", "query", "lang", "words"),
    [
        ("?region=lor.&lang=es-PE", {"region": ["LOR"], "lang": ["es"]}, "es-PE", ""),
        ("?region=ZZZ", {"dropped": ["region:ZZZ"]}, "en", "Left out of the link, because it means nothing here: region “ZZZ”"),
        ("?asof=2022-06-30)", {"asof": ["2022-06-30"]}, "en", ""),
    ],
)
def test_a_slip_in_a_link_is_mended_or_said(
    visit: Callable[..., Visit], server: Server, given: str, query: dict[str, list[str]], lang: str, words: str
) -> None:
    here = visit().follow(f"{server.address}/{given}")
    assert here.query() == query and here.language() == lang
    told = here.page.locator("p.warning[role=status]")
    assert (told.count() > 0) == bool(words)
    if words:
        assert words in told.first.inner_text()
        told.first.get_by_role("link").click()
        here.settle()
        assert here.query() == {} and here.page.locator("p.warning[role=status]").count() == 0


def test_a_file_saved_again_after_it_was_chosen_is_told_as_that(visit: Callable[..., Visit], tmp_path: Path) -> None:
    here = visit().open("/reports")
    path = tmp_path / "report.csv"
    path.write_text("one\n", encoding="utf-8")
    here.page.set_input_files("form[data-report*=check] input", path)
    path.write_text("another, longer one\n" * 5, encoding="utf-8")
    os.utime(path, (1, 1))
    here.page.get_by_role("button", name="Check", exact=True).click()
    here.page.wait_for_function("() => document.querySelector('#answer-check').textContent.includes('after you chose it')")
    assert "saved again after you chose it" in here.page.locator("#answer-check").inner_text()
    here.errors.clear()  # the browser itself says that the file changed


def test_a_server_whose_file_is_damaged_starts_and_says_so(program: Path, tmp_path: Path) -> None:
    """A block that opening does not read: the start goes on, the page tells, the check of health answers."""
    damaged = tmp_path / "program.duckdb"
    whole = bytearray(program.read_bytes())
    whole[len(whole) * 2 // 3] ^= 1
    damaged.write_bytes(whole)
    with Server(damaged, tmp_path / "log.txt") as server:
        until = time.monotonic() + 20
        while urllib_status(f"{server.address}/download/duckdb") == 200 and time.monotonic() < until:
            time.sleep(0.1)
        assert urllib_status(f"{server.address}/download/duckdb") == 503 and urllib_status(f"{server.address}/") == 200
        assert urllib_status(f"{server.address}/_stcore/health") == 200
        assert "startup failed" not in server.log.read_text(encoding="utf-8")


def urllib_status(address: str) -> int:
    """The status of an answer."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code
