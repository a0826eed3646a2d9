"""What the page is where a part of the web is missing: no live connection, no script, no Plotly, no storage, another Host, colours and letters of the
system."""

from __future__ import annotations

import os
import re
import shutil
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.server import Server
from tests.browser.visit import READY, SWITCHES

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


@pytest.mark.parametrize("address", ["/explore?card=trend:1.6-c.cases", "/prosecution?card=trend:1.6-c.cases&lang=es"])
def test_without_plotly_what_it_draws_is_drawn_all_the_same(address: str, page: Page, server: Server) -> None:
    page.route("**/plotly.min.js*", lambda route: route.abort())
    page.goto(f"{server.address}{address}")
    page.locator("#root .chart[data-ready] .main-svg").first.wait_for()
    assert page.evaluate("() => Boolean(window.Plotly) || document.querySelectorAll('.js-plotly-plot, #first').length") == 0


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


NO_STORAGE = """() => {
    const deny = () => { throw new DOMException("denied", "SecurityError"); };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(window, name, { get: deny });
    Object.defineProperty(Document.prototype, "cookie", { get: deny, set: deny });
}"""


def test_where_nothing_may_be_stored_the_page_is_read_and_filtered(page: Page, server: Server) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(f"({NO_STORAGE})()")
    page.goto(f"{server.address}/prosecution?activity=1.6")
    page.locator("#root .chart .main-svg").first.wait_for()
    page.locator(".st-key-bar").get_by_role("button", name="Loreto").click()
    page.wait_for_function("() => location.search.includes('LOR')")
    page.locator("#root .chart .main-svg").first.wait_for()
    page.locator("#top a[data-lang='es']").click()
    page.wait_for_function("() => document.documentElement.lang.startsWith('es')")
    page.goto(f"{server.address}/annual-meeting?meeting=DEM-2022")
    page.locator("#root a[data-present]").first.wait_for()
    assert errors == []


NAMED = "cpc-intranet.test"


def test_behind_a_proxy_that_rewrites_the_host_the_page_lives_and_a_report_is_checked(browser: Browser, program: Path, tmp_path: Path) -> None:
    """The name that readers type is told to the server (CPC_HOSTS); the proxy passes on another one, and the page's own Origin."""
    with Server(program, tmp_path / "log.txt", environment={"CPC_HOSTS": NAMED}) as server, rewriting_proxy(server.port) as port:
        mapped = browser.browser_type.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=[*SWITCHES, f"--host-resolver-rules=MAP {NAMED} 127.0.0.1"]
        )
        page = mapped.new_page(viewport=WIDE)
        page.set_default_timeout(60_000)
        page.goto(f"http://{NAMED}:{port}/reports")
        page.locator("form[data-report*=check]").wait_for()
        page.locator(READY).wait_for(state="attached")
        page.locator("#first").wait_for(state="detached")
        (tmp_path / "empty.csv").write_bytes(b"")
        page.set_input_files("form[data-report*=check] input", tmp_path / "empty.csv")
        page.get_by_role("button", name="Check", exact=True).click()
        page.locator("#answer-check", has_text="The file is empty.").wait_for()
        page.locator(".st-key-bar").get_by_role("button", name="Loreto").click()
        page.wait_for_function("() => location.search.includes('LOR')")
        page.locator("#root .card-due", has_text="Loreto").wait_for()
        mapped.close()


def test_behind_a_proxy_whose_name_was_not_told_a_check_says_what_is_wrong(program: Path, tmp_path: Path) -> None:
    with Server(program, tmp_path / "log.txt") as server, rewriting_proxy(server.port) as port:
        asked = urllib.request.Request(f"http://127.0.0.1:{port}/report/check?name=a.csv", b"", {"origin": f"http://{NAMED}:{port}"}, method="POST")
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(asked)
        assert refused.value.code == 403 and "the operator must add the name in your address to CPC_HOSTS" in refused.value.read().decode()


@contextmanager
def rewriting_proxy(target: int) -> Iterator[int]:
    """A port that passes everything on to another one, each request with that one's name in its Host."""

    def relay(source: socket.socket, sink: socket.socket, *, rewrite: bool) -> None:
        with suppress(OSError):
            while chunk := source.recv(65_536):
                sink.sendall(HOST.sub(f"Host: 127.0.0.1:{target}\r\n".encode(), KEPT.sub(b"Connection: close\r\n", chunk)) if rewrite else chunk)
        for each in (source, sink):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def accept() -> None:
        with suppress(OSError):
            while True:
                client, _ = listening.accept()
                beyond = socket.create_connection(("127.0.0.1", target))
                for source, sink, rewrite in ((client, beyond, True), (beyond, client, False)):
                    threading.Thread(target=relay, args=(source, sink), kwargs={"rewrite": rewrite}, daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=accept, daemon=True).start()
        yield int(listening.getsockname()[1])


KEPT = re.compile(rb"^Connection: keep-alive\r\n", re.MULTILINE | re.IGNORECASE)
"""A connection is used once: one that a server closes while a browser sends a form would lose it."""
HOST = re.compile(rb"^Host: [^\r\n]*\r\n", re.MULTILINE | re.IGNORECASE)
