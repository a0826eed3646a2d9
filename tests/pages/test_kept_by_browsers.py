"""What a browser has already is not sent again, HEAD answers as GET does, and a packing that is refused is not used."""

from __future__ import annotations

import asyncio
import gzip
from typing import Any

import pytest

from pages.web.delivery import STATIC, Compression, FrontPage, choose_packing, is_accepted, is_kept

PAGE = b'<!doctype html><html lang="en"><head><meta charset="UTF-8" /><title>Streamlit</title></head><body><div id="root"></div></body></html>'


def ask(app: Any, method: str, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer, as a server without rules for HEAD would send it."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": [(b"host", b"localhost"), *given], "http_version": "1.1"}
    asyncio.run(app(scope, receive, send))
    told = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], told, b"".join(each.get("body", b"") for each in sent[1:])


async def page(scope: Any, _: Any, send: Any) -> None:
    """Streamlit's page; nothing of it where only the head is asked for."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html; charset=utf-8")]})
    await send({"type": "http.response.body", "body": PAGE if scope["method"] == "GET" else b""})


@pytest.mark.parametrize("headers", [{}, {"accept_encoding": "gzip"}, {"accept_encoding": "gzip;q=0"}, {"accept_encoding": "*;q=0, br"}])
def test_head_answers_like_get(headers: dict[str, str]) -> None:
    got, asked = ask(FrontPage(page), "GET", "/nowhere", **headers), ask(FrontPage(page), "HEAD", "/nowhere", **headers)
    assert asked[0] == got[0] == 404 and {**asked[1], "date": ""} == {**got[1], "date": ""}
    assert ("content-encoding" in got[1]) is (headers == {"accept_encoding": "gzip"})
    text = gzip.decompress(got[2]) if "content-encoding" in got[1] else got[2]
    assert b"<h1" in text and int(got[1]["content-length"]) == len(got[2])


def test_a_static_file_that_the_browser_has_is_not_sent_again() -> None:
    path = next(each for each in sorted((STATIC / "static" / "js").glob("index.*.js")))
    name = f"/static/js/{path.name}"
    status, told, body = ask(Compression(page), "GET", name, accept_encoding="gzip")
    assert status == 200 and body and told["etag"].startswith('"')
    for mark in (told["etag"], f'"other", W/{told["etag"]}', "*"):
        status, again, body = ask(Compression(page), "GET", name, accept_encoding="gzip", if_none_match=mark)
        assert (status, body, again["etag"], again["cache-control"]) == (304, b"", told["etag"], told["cache-control"])
    assert ask(Compression(page), "GET", name, accept_encoding="gzip", if_none_match='"other"')[0] == 200


@pytest.mark.parametrize(
    ("accepted", "packing"),
    [
        ("gzip", "gzip"),
        ("gzip;q=0", ""),
        ("gzip; q=0.0", ""),
        ("br;q=0, gzip;q=0.1", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("identity", ""),
        ("GZIP;q=1", "gzip"),
    ],
)
def test_weights_are_respected(accepted: str, packing: str) -> None:
    assert choose_packing(accepted) == packing and is_accepted(accepted, "gzip") is (packing == "gzip" or accepted == "*")
    assert not is_kept("", '"a"') and is_kept('"a"', '"a"')
