"""No answer leads to another host or in a circle."""

from __future__ import annotations

import asyncio
import random
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from pages.frame.menu import BY_PATH
from pages.web.link_repair import Mending
from pages.web.upload_secret import KEY, OFFICER, SECRETS, Keys
from queries.database import Database

SECRET = SECRETS[OFFICER]


def follow(door: Any, path: str, query: str) -> tuple[int, str, str]:
    """The status, where it leads, and the cookie it gives; 200 where the request was passed on."""
    sent: list[Any] = []

    async def app(_: Any, __: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "root_path": "", "scheme": "http", "query_string": query.encode(), "headers": []}
    asyncio.run(door(app)(scope, None, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers.get("location", ""), headers.get("set-cookie", "")


@pytest.fixture
def accepting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CPC_ACCEPT", "1")


STRANGE = (
    "//evil.example/reports",
    "/\\evil.example/reports",
    "https://evil.example",
    "///evil.example",
    "/reports//",
    "/nowhere",
    "/download/../x",
    "",
    "//",
)


@pytest.mark.usefixtures("accepting")
@pytest.mark.parametrize("path", STRANGE)
def test_no_path_leads_to_another_host(path: str) -> None:
    for door, query in ((Keys, f"{KEY}={SECRET}"), (Keys, f"{KEY}=x"), (Mending, "region=LOR.&from=x"), (Mending, "card=%2F%2Fevil.example")):
        status, location, cookie = follow(door, path, query)
        assert (status, location, cookie) == (200, "", ""), "what is no path of ours is passed on and answered as that"


@pytest.mark.usefixtures("accepting")
@pytest.mark.parametrize("query", ["monkey=1", "donkey=&monkey=1", "x=key=", "keys=1&turkey=2", "key%00=1", "region=LOR&whiskey=key%3D1"])
def test_a_name_that_only_ends_like_ours_is_none(query: str) -> None:
    assert follow(Keys, "/reports", query)[0] == 200


@pytest.mark.usefixtures("accepting")
@pytest.mark.parametrize("before", ["", "lang=es&"])
@pytest.mark.parametrize(("value", "right"), [("", True), ("&key=x", False), ("wrong", False), ("%00", False)])
def test_the_secret_leaves_the_address_whether_it_is_right_or_not(before: str, value: str, right: bool) -> None:
    query = f"{before}{KEY}={SECRET}{value}"
    status, location, cookie = follow(Keys, "/reports", query)
    assert status == 303 and urlsplit(location).path == "/reports" and not urlsplit(location).netloc and SECRET not in location
    assert bool(cookie) is right and SECRET not in cookie and follow(Keys, "/reports", urlsplit(location).query)[0] == 200


def test_what_is_mended_is_mended_once(program: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three hundred made-up queries: an address that was led to leads nowhere else."""
    found = Database(program)
    monkeypatch.setattr("pages.web.link_repair.released", lambda: found)
    draw = random.Random(35)
    names = (
        "region",
        "from",
        "to",
        "year",
        "objective",
        "activity",
        "series",
        "lang",
        "asof",
        "card",
        "page",
        "dropped",
        "monkey",
        "key",
        "Region",
        "",
    )
    values = (
        "LOR",
        "LOR.",
        "lor",
        "loreto",
        "XXX",
        "2020",
        "20x0",
        "9999",
        "en",
        "es",
        "fr",
        "1.6",
        "1.6-c.cases",
        "//evil.example",
        "a b",
        "%",
        "é",
        "",
        "3",
    )
    for _ in range(300):
        query = urlencode([(draw.choice(names), draw.choice(values)) for _ in range(draw.randint(1, 6))])
        path = draw.choice((*BY_PATH, "/download/csv"))
        status, location, _ = follow(Mending, path, query)
        if status != 200:
            assert location.startswith("/") and not location.startswith("//") and not urlsplit(location).netloc
            assert follow(Mending, urlsplit(location).path, urlsplit(location).query)[0] == 200, query
