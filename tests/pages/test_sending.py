"""Sending is proved by a secret, not guessed from headers: twenty-odd forged requests are refused, the owner's are not."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.requests import Request

from pages.view.words import words_in
from pages.web import report_upload, write_access
from pages.web.upload_secret import KEY, OFFICER, SECRETARY, SECRETS, TIP_OFFICE, Keys, held_roles, make_cookie, name_cookie, write_links
from pages.web.write_access import explain, read_sender
from tests.pages.posting import OWN, SENDER

COOKIE = name_cookie()
SECRET = SECRETS[OFFICER]
RIGHT = f"{COOKIE}={make_cookie('localhost:8501')}"
FORGED: list[list[tuple[str, str]]] = [
    list(headers.items())
    for headers in (
        {},
        {"cookie": RIGHT},
        OWN,
        OWN | {"cookie": f"{COOKIE}="},
        OWN | {"cookie": f"{COOKIE}=guess"},
        OWN | {"cookie": f"{COOKIE}={SECRET}"},
        OWN | {"cookie": RIGHT[:-1]},
        OWN | {"cookie": f"{RIGHT}x"},
        OWN | {"cookie": RIGHT.replace(COOKIE, "other")},
        OWN | {"cookie": RIGHT.replace(COOKIE, KEY)},
        OWN | {"cookie": RIGHT.replace(COOKIE, "cpc_reporting-officer_9999")},
        OWN | {"cookie": f"{COOKIE}={make_cookie('127.0.0.1:8501')}"},
        OWN | {"cookie": f"{COOKIE}={make_cookie('rebound.example')}"},
        OWN | {"cookie": "\x00;;=;" * 200},
        OWN | {"authorization": f"Bearer {SECRET}"},
        OWN | {"x-forwarded-for": "127.0.0.1"},
        OWN | {"x-real-ip": "127.0.0.1", "forwarded": "for=127.0.0.1"},
        SENDER | {"origin": "http://elsewhere.example"},
        SENDER | {"x-forwarded-for": "127.0.0.1"},
        SENDER | {"x-forwarded-proto": "https"},
        SENDER | {"forwarded": "for=127.0.0.1"},
        SENDER | {"origin": "null"},
        SENDER | {"origin": ""},
        SENDER | {"origin": "http://localhost:8501.elsewhere.example"},
        SENDER | {"origin": "http://localhost:9999"},
        SENDER | {"origin": "file://localhost:8501"},
        SENDER | {"host": "rebound.example:8501"},
        {"host": "rebound.example:8501", "origin": "http://rebound.example:8501"},
        {name: value for name, value in SENDER.items() if name != "origin"},
        {name: value for name, value in SENDER.items() if name != "host"},
    )
] + [
    [("host", "localhost:8501"), ("origin", "http://elsewhere.example"), ("origin", "http://localhost:8501"), ("cookie", RIGHT)],
    [("host", "localhost:8501"), ("origin", "http://localhost:8501"), ("origin", "http://elsewhere.example"), ("cookie", RIGHT)],
    [("host", "localhost:8501"), ("host", "rebound.example:8501"), ("origin", "http://localhost:8501"), ("cookie", RIGHT)],
]


def request(headers: list[tuple[str, str]], client: str = "127.0.0.1") -> Request:
    raw = [(name.encode(), value.encode()) for name, value in headers]
    return Request(
        {"type": "http", "method": "POST", "scheme": "http", "path": "/report/send", "headers": raw, "client": (client, 5), "query_string": b""}
    )


@pytest.mark.parametrize("number", range(len(FORGED)))
def test_a_forged_request_is_refused(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setenv("CPC_ACCEPT", "1")
    assert not read_sender(request(FORGED[number])).roles


def test_a_server_that_follows_a_lake_takes_nothing_in_and_says_who_does(monkeypatch: pytest.MonkeyPatch) -> None:
    owner = list(SENDER.items())
    monkeypatch.setenv("CPC_ACCEPT", "1")
    assert read_sender(request(owner)).roles and "officer" in explain(words_in("en"), report_upload.OFFICERS_ONLY)
    monkeypatch.setenv("CPC_PROGRAM", "ducklake:postgres:host=db")
    assert not read_sender(request(owner)).roles
    assert "takes nothing in" in explain(words_in("en"), report_upload.OFFICERS_ONLY)
    monkeypatch.setattr(write_access, "accepts_reports", lambda: True)
    assert not read_sender(request(owner)).roles, "nor where people sign in: who signed out is not known here"


@pytest.mark.parametrize("client", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "203.0.113.9"])
@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501"])
def test_the_owner_sends_whatever_the_way_to_the_server(monkeypatch: pytest.MonkeyPatch, client: str, host: str) -> None:
    monkeypatch.setenv("CPC_ACCEPT", "1")
    assert read_sender(request([("host", host), ("origin", f"http://{host}"), ("cookie", f"a=b; {COOKIE}={make_cookie(host)}")], client)).roles


@pytest.mark.parametrize("foreign", ["a=\x00", 'b="unclosed', "c[]=1", "=", ";;;=;", "x" * 6000, f"{COOKIE}=stale", "ä=ö", 'q="a; b"'])
def test_an_odd_cookie_of_others_does_not_lock_the_sender_out(monkeypatch: pytest.MonkeyPatch, foreign: str) -> None:
    monkeypatch.setenv("CPC_ACCEPT", "1")
    for cookies in (f"{foreign}; {RIGHT}", f"{RIGHT}; {foreign}"):
        assert read_sender(request([*OWN.items(), ("cookie", cookies)])).roles


def test_a_server_that_takes_nothing_in_prints_no_link_and_trusts_no_cookie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CPC_ACCEPT", raising=False)
    assert write_links("http://localhost:8501") == [] and not read_sender(request(list(SENDER.items()))).roles
    monkeypatch.setenv("CPC_ACCEPT", "1")
    links = write_links("http://localhost:8501")
    assert [link.rsplit("http://localhost:8501/reports?key=", 1)[1] for link in links] == list(SECRETS.values())


@pytest.mark.parametrize("role", [SECRETARY, TIP_OFFICE])
def test_a_role_is_proved_by_its_own_cookie_alone(monkeypatch: pytest.MonkeyPatch, role: str) -> None:
    """The officer's cookie, that of the other side, or a right value under another role's name open nothing."""
    monkeypatch.setenv("CPC_ACCEPT", "1")
    own = f"{name_cookie(role)}={make_cookie('localhost:8501', role)}"
    assert held_roles(request([*OWN.items(), ("cookie", own)])) == (role,) and not read_sender(request([*OWN.items(), ("cookie", own)])).roles
    assert held_roles(request(list(SENDER.items()))) == ()
    assert held_roles(request([*OWN.items(), ("cookie", f"{name_cookie(role)}={make_cookie('localhost:8501')}")])) == ()
    assert held_roles(request([("host", "localhost:8501"), ("origin", "http://elsewhere.example"), ("cookie", own)])) == ()
    status, headers = visit("/reports", f"key={SECRETS[role]}")
    assert status == 303 and own in headers["set-cookie"]
    monkeypatch.delenv("CPC_ACCEPT")
    assert held_roles(request([*OWN.items(), ("cookie", own)])) == ()


def visit(path: str, query: str) -> tuple[int, dict[str, str]]:
    """The answer to a page that is opened: its status, 200 where the request went on, and its headers."""
    sent: list[Any] = []

    async def beyond(_: Any, __: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def keep(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"host", b"localhost:8501")],
    }
    asyncio.run(Keys(beyond)(scope, None, keep))  # type: ignore[arg-type]
    return sent[0]["status"], {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def test_the_printed_link_gives_the_cookie_and_leaves_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CPC_ACCEPT", "1")
    status, headers = visit("/reports", f"lang=es&key={SECRET}")
    assert (status, headers["location"]) == (303, "/reports?lang=es")
    cookie = headers["set-cookie"].lower()
    assert RIGHT.lower() in cookie and "httponly" in cookie and "samesite=strict" in cookie
    status, headers = visit("/reports", "key=guess")
    assert (status, headers["location"]) == (303, "/reports") and "set-cookie" not in headers
    assert visit("/reports", "lang=es") == (200, {})
    monkeypatch.delenv("CPC_ACCEPT")
    assert visit("/reports", f"key={SECRET}") == (200, {}), "no key where nothing is taken in"
