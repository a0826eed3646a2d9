"""A person's visit: one tab of a real browser, and what it noticed that should not be."""

from __future__ import annotations

import os
import re
import shutil
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request

from tests.harvest.reading import Screen

READY = "[data-testid='stApp'][data-test-script-state='notRunning'][data-test-connection-state='CONNECTED']"
# Streamlit asks for its own health below the page's path before it asks below the root; both answers are 404.
PROBES = re.compile(r"/[\w-]+/_stcore/(health|host-config)$")
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SETTLED = f"""() => {{
    const app = document.querySelector("{READY}");
    const charts = [...document.querySelectorAll("[data-testid='stPlotlyChart']")];
    return Boolean(app) && Boolean(document.querySelector("h1")) && !document.querySelector("[data-stale='true']")
        && !document.querySelector("[data-testid='stSkeleton']")
        && charts.every((chart) => {{
            const drawn = chart.querySelector(".js-plotly-plot");
            return drawn && drawn.data && drawn.querySelector(".main-svg");
        }});
}}"""
SHOWN = """() => {
    const copy = (each) => JSON.parse(JSON.stringify(each));
    const seen = [...document.querySelectorAll("[data-testid='stMain'] .stHtml")];
    return {
        html: seen.map((each) => each.innerHTML),
        charts: [...document.querySelectorAll(".js-plotly-plot")].map((chart) => ({ data: copy(chart.data), layout: copy(chart.layout) })),
        alternatives: [...document.querySelectorAll("[data-testid='stPlotlyChart'] [role='figure'], [data-testid='stPlotlyChart'][role='figure']")]
            .map((each) => each.getAttribute("aria-label") || ""),
    };
}"""


def open_browser(tools: Playwright) -> Browser:
    """The Chromium that `CHROMIUM` names, else the system's, else Playwright's own."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return tools.chromium.launch(executable_path=path, args=list(SWITCHES))


class Visit:
    """One tab. `foreign` are requests to other hosts, `errors` what stood in the console, `told` uncaught errors."""

    def __init__(self, browser: Browser, address: str, **how: Any) -> None:
        self.address = address
        self.context = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **how})
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.foreign: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", self._note_request)
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _note_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != urlsplit(self.address).netloc:
            self.foreign.append(request.url)

    def _note_console(self, message: ConsoleMessage) -> None:
        where = str(message.location.get("url", ""))
        if message.type in ("error", "warning") and not PROBES.search(urlsplit(where).path):
            self.errors.append(f"{message.type}: {message.text} ({where})")

    def open(self, path: str = "/", **parameters: Any) -> Visit:
        """Load a page as a link opens it."""
        return self.follow(self.address + link(path, **parameters))

    def follow(self, address: str) -> Visit:
        """Load an address."""
        self.page.goto(address, wait_until="domcontentloaded")
        return self.settle()

    def move(self, path: str, **parameters: Any) -> Visit:
        """Go to a page within the session, as a link on a page does."""
        self.page.evaluate(
            "(to) => { history.pushState({}, '', to); window.dispatchEvent(new PopStateEvent('popstate')); }", link(path, **parameters)
        )
        return self.settle()

    def settle(self) -> Visit:
        """Wait until the page stands still: the run is over, nothing is stale, every chart is drawn."""
        self.page.wait_for_timeout(120)
        for _ in range(3):
            self.page.wait_for_function(SETTLED)
            self.page.wait_for_timeout(80)
        return self

    def screen(self) -> Screen:
        """What is displayed now."""
        told = self.page.evaluate(SHOWN)
        screen = Screen(charts=told["charts"], alternatives=told["alternatives"])
        for html in told["html"]:
            screen.add_html(html)
        return screen

    def cells(self) -> list[tuple[str, str]]:
        """The cells displayed now, as (key, text)."""
        return self.screen().cells

    def language(self) -> str:
        return str(self.page.evaluate("document.documentElement.lang"))

    def query(self) -> dict[str, list[str]]:
        """The parameters in the address bar."""
        return parse_qs(urlsplit(self.page.url).query)

    def path(self) -> str:
        return urlsplit(self.page.url).path

    def close(self) -> None:
        self.context.close()


def link(path: str, **parameters: Any) -> str:
    """The address of a page with parameters; `from_` stands for `from`, lists for several codes."""
    query = urlencode({name.rstrip("_"): value for name, value in parameters.items() if value not in ("", (), None)}, doseq=True)
    return f"{path}?{query}" if query else path
