"""Odd requests to every route: nothing fails, nothing takes long, and the log stays clean. 300 requests; 5,000 with --long."""

from __future__ import annotations

import http.client
import os
import random
import time
from urllib.parse import quote

import pytest

from pages.frame.menu import BY_PATH
from tests.browser.server import Server

pytestmark = pytest.mark.slow
SEED = int(os.environ.get("CPC_SEED", "1"))
PATHS = (
    *BY_PATH,
    *(f"/download/{kind}" for kind in ("csv", "xlsx", "png", "html", "workbook", "duckdb")),
    *(f"/front/{name}" for name in ("front.js", "search.json", "")),
    *("/static/x.js", "/foo/static/x", "/report/check", "/report/send", "/meeting/discuss", "/_stcore/health", "/regions/LOR"),
)
NAMES = (
    *("region", "objective", "from", "to", "asof", "lang", "card", "page", "series", "breakdown", "activity", "indicator", "slides"),
    *("slide", "show", "key", "institution", "half", "record", "subject", "meeting", "against", "notes", "dropped", "q", "x"),
)
ODD = (
    *("", "\x00", "\x01", "あ" * 110, "é\u202e", "../" * 20, "%s%n", "' or 1=1 --", "<script>alert(1)</script>", "9" * 400, "{}"),
    *("LOR", "lor.", "1.6-c.cases", "2022-06-30", "trend:1.6-c.cases", "trend:", "breakdown:a:b", "sheet:9.9", "profile:ZZZ"),
    *("=cmd|' /C calc'!A0", "\ud7ff", "a\r\nSet-Cookie: x=1", "/", "//elsewhere.example"),
)


def draw(chance: random.Random) -> tuple[str, str]:
    """A method and an address."""
    path = chance.choice(PATHS)
    if chance.random() < 0.2:
        path = f"{path.rstrip('/')}/{quote(chance.choice(ODD), safe='')}"
    pairs = [f"{quote(chance.choice(NAMES))}={quote(chance.choice(ODD), safe='')}" for _ in range(chance.randrange(4))]
    return chance.choice(("GET", "GET", "GET", "HEAD", "POST", "PUT", "OPTIONS")), f"{path}?{'&'.join(pairs)}" if pairs else path


def test_no_odd_request_fails_or_takes_long(server: Server, long: bool) -> None:
    chance, wrong = random.Random(SEED), []
    for _ in range(5000 if long else 300):
        method, address = draw(chance)
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        began = time.monotonic()
        connection.request(
            method, address, body=b"x=1" if method in ("POST", "PUT") else None, headers={"Accept-Encoding": chance.choice(("br", "gzip", ""))}
        )
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if answer.status >= 500 or time.monotonic() - began > 10 or b"Traceback" in content or "cpc_sender" in (answer.getheader("set-cookie") or ""):
            wrong.append((method, address, answer.status, round(time.monotonic() - began, 1)))
    assert wrong == [], f"seed {SEED}"
    assert server.trouble() == []
