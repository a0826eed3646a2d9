"""A person's visit: one tab of a real browser, and what it noticed that should not be."""

from __future__ import annotations

import os
import re
import shutil
from typing import Any, Literal
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, ViewportSize

from tests.harvest.reading import Screen

Scheme = Literal["light", "dark"]
Motion = Literal["reduce", "no-preference"]
VIEWPORT: ViewportSize = {"width": 1400, "height": 900}
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
WATCH = """(() => {
    // When something was last sent, received, changed or clicked, so that a test can wait until the page stands still.
    const seen = { sent: 0, received: 0, changed: 0, asked: 0 };
    // The last run that was asked for: asked, begun, done. A run before it may still be told to its end meanwhile.
    const ASK = 11, BEGUN = 4, DONE = 6, EARLY = 2;
    let run = "none";
    const fields = (data) => {  // of a message of Streamlit (protobuf), by number: a number, or the length of what it holds
        const bytes = new Uint8Array(data), found = {};
        let at = 0;
        const number = () => {
            let value = 0, unit = 1, byte;
            do { byte = bytes[at++]; value += (byte & 127) * unit; unit *= 128; } while (byte > 127);
            return value;
        };
        while (at < bytes.length) { const tag = number(), value = number(); found[tag >> 3] = value; if ((tag & 7) === 2) at += value; }
        return found;
    };
    const note = (what) => () => { seen[what] = performance.now(); };
    const address = () => location.pathname + location.search;
    let told = address();
    window.WebSocket = class extends WebSocket {
        constructor(...all) { super(...all); this.addEventListener("message", ({ data }) => { note("received")(); hear(fields(data)); }); }
        send(data) { note("sent")(); told = address(); if (ASK in fields(data)) run = "asked"; super.send(data); }
    };
    const hear = (found) => {
        if (BEGUN in found && run === "asked") run = "begun";
        if (DONE in found && found[DONE] !== EARLY && run === "begun") run = "done";
    };
    new MutationObserver(note("changed")).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
    for (const event of ["popstate", "click", "keydown"]) window.addEventListener(event, note("changed"), true);
    // A busy browser asks the server long after the address moved: another address is waited for, the same one may ask for nothing.
    window.addEventListener("popstate", note("asked"), true);
    // So does a click on a filter, which a busy browser sends late.
    window.addEventListener("click", (event) => { if (event.target.closest?.("[data-testid='stButtonGroup']")) note("asked")(); }, true);
    const patience = () => address() === told ? 1000 : 30000;
    const answered = () => run === "done" && (seen.sent >= seen.asked || performance.now() - seen.asked > patience());
    window.standsStill = () => answered() && performance.now() - Math.max(seen.received, seen.changed) > QUIET;
})()"""
QUIET = 60  # milliseconds without any change after which nothing more is to come
SETTLED = f"""() => {{
    const app = document.querySelector("{READY}");
    const charts = [...document.querySelectorAll(".chart")].filter((chart) => {{
        const place = chart.getBoundingClientRect();
        return place.width > 0 && place.bottom > 0 && place.top < innerHeight;
    }});
    return window.standsStill() && Boolean(app) && Boolean(document.querySelector("h1")) && !document.querySelector("[data-stale='true'], #first")
        && !document.querySelector("[data-testid='stSkeleton']")
        && charts.every((chart) => chart.querySelector(".plot .main-svg"));
}}"""
SHOWN = """() => [...document.querySelectorAll("[data-testid='stMain'] .stHtml")].map((each) => {
    const copy = each.cloneNode(true);
    // What is drawn is what the figure says; Plotly's own drawing is no text of ours.
    copy.querySelectorAll(".plot").forEach((plot) => plot.remove());
    return copy.innerHTML;
})"""


def open_browser(tools: Playwright) -> Browser:
    """The Chromium that `CHROMIUM` names, else the system's, else Playwright's own."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return tools.chromium.launch(executable_path=path, args=list(SWITCHES))


class Visit:
    """One tab. `foreign` are requests to other hosts, `errors` what stood in the console, `told` uncaught errors."""

    def __init__(self, browser: Browser, address: str, **how: Any) -> None:
        self.address = address
        self.context = browser.new_context(**{"viewport": VIEWPORT, **how})
        self.context.add_init_script(WATCH.replace("QUIET", str(QUIET)))
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.foreign: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", self._note_request)
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def begin(self, viewport: ViewportSize | None = None, color_scheme: Scheme = "light", reduced_motion: Motion = "no-preference") -> Visit:
        """Begin anew in the same tab, as another person at another screen; what the browser has loaded it keeps."""
        self.page.goto("about:blank")
        self.page.set_viewport_size(viewport or VIEWPORT)
        self.page.emulate_media(color_scheme=color_scheme, reduced_motion=reduced_motion)
        self.foreign.clear()
        self.errors.clear()
        return self

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
        """Wait until the page stands still: all is answered, the run is over, nothing is stale, every chart is drawn."""
        self.page.wait_for_function(SETTLED)
        return self

    def screen(self) -> Screen:
        """What is displayed now."""
        screen = Screen()
        for html in self.page.evaluate(SHOWN):
            screen.add_html(html)
            screen.add_figures(html)
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
