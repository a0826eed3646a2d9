"""A card for a frame in another site: alone, with its ribbon, source and release, framed by named sites only, without cookie, form or script."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest

from pages.view import store
from pages.web.embedding import Embedding, read_sites, write_headers
from tests.harvest.judging import Judge
from tests.harvest.reading import Screen
from tests.harvest.released import Released

CARD = "card=trend:1.6-d.cases"


@pytest.fixture(autouse=True)
def own_program(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CPC_PROGRAM", str(program))
    monkeypatch.setenv("CPC_EMBED", "https://intranet.example")
    assert store.released_path() == program


def ask(query: str, path: str = "/prosecution", method: str = "GET") -> tuple[int, dict[str, str], str]:
    """Status, headers and body; status 0 where the request was passed on to the app."""
    sent: list[dict[str, Any]] = []

    async def passed_on(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 0, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"host", b"localhost:8501")],
        "scheme": "http",
    }
    asyncio.run(Embedding(passed_on)(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:]).decode()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_bare_card_shows_released_rows_with_ribbon_source_and_release(lang: str, program: Path) -> None:
    status, _, page = ask(f"{CARD}&bare=1&region=LOR&lang={lang}")
    assert status == 200
    screen = Screen()
    screen.add_html(page[page.index("<main>") : page.index("</body>")])
    assert Judge(Released(program).at(3)).screen(screen) == [] and screen.pictures and len(screen.cells) > 8
    assert page.index({"en": "Demonstration data", "es": "Datos de demostración"}[lang]) < page.index("<main>")
    assert {"en": "Release 3 · Oct 15, 2024", "es": "Publicación 3 · 15 oct. 2024"}[lang] in page
    assert {"en": "Demonstration court register", "es": "Registro judicial de demostración"}[lang] in page
    assert not re.search(r"<script|<form|<button|<input|<link|<iframe|\bsrc=|url\(|@import", page)
    assert not re.search(r'href="(?!http://localhost:8501/|https?://|#)', page), "each link leads out of the frame to a whole address"
    assert '<base target="_blank">' in page


def test_only_named_sites_may_frame_it_and_nothing_is_kept_or_loaded() -> None:
    _, headers, _ = ask(f"{CARD}&bare=1")
    policy = headers["content-security-policy"].split("; ")
    assert "frame-ancestors https://intranet.example" in policy and {"default-src 'none'", "form-action 'none'", "base-uri 'none'"} <= set(policy)
    assert not any("script" in each for each in policy)
    assert "set-cookie" not in headers and "x-frame-options" not in headers and headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("told", "sites"),
    [
        ("", ()),
        ("https://a.example", ("https://a.example",)),
        (" https://A.example/ ,http://b.example:8080,https://a.example", ("https://a.example", "http://b.example:8080")),
        ("*", ()), ("https://*.example", ()), ("a.example", ()), ("https://a.example/page", ()), ("https://a.example; script-src *", ()),
        ("https://a.example\nset-cookie: x", ()), ("javascript:x", ()), ("'self'", ()),
    ],
)  # fmt: skip
def test_what_is_no_site_frames_nothing(told: str, sites: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CPC_EMBED", told)
    assert read_sites() == sites
    wanted = " ".join(sites) or "'none'"
    assert f"frame-ancestors {wanted}" in write_headers(read_sites())["content-security-policy"].split("; ")


@pytest.mark.parametrize(
    ("query", "path", "method"),
    [
        (CARD, "/prosecution", "GET"), (f"{CARD}&bare=0", "/prosecution", "GET"), ("bare=1", "/prosecution", "GET"),
        (f"{CARD}&bare=1", "/prosecution", "POST"), (f"{CARD}&bare=1", "/front/front.css", "GET"), (f"{CARD}&bare=1&x={'y' * 9000}", "/", "GET"),
    ],
)  # fmt: skip
def test_everything_else_is_passed_on_with_its_own_policy(query: str, path: str, method: str) -> None:
    assert ask(query, path, method)[0] == 0


def test_a_slip_is_mended_and_an_unknown_card_is_said_in_the_language() -> None:
    status, headers, _ = ask(f"{CARD}&bare=1&region=lor.")
    assert (status, headers["location"]) == (307, "/prosecution?card=trend%3A1.6-d.cases&region=LOR&bare=1")
    assert ask("card=nothing:at-all&bare=1&lang=es")[::2] == (404, "Esta publicación no tiene esa tarjeta.")
    assert ask("card=&bare=1")[0] == 0


def test_while_no_figures_can_be_served_it_says_when_to_ask_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CPC_PROGRAM", str(tmp_path / "none.duckdb"))
    status, headers, _ = ask(f"{CARD}&bare=1")
    assert status == 503 and headers["retry-after"] == "60"


def test_published_figures_have_no_ribbon_of_the_demonstration() -> None:
    _, _, page = ask("card=record-side:victims&bare=1", "/public-record")
    assert "Demonstration data" not in page and "as known on" in page
