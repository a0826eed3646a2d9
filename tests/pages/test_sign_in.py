"""Who is signed in is read from the cookie of the request alone: forged, old, foreign, ended or replayed ones open nothing."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from itsdangerous import TimestampSigner
from streamlit.runtime.secrets import AttrDict
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from pages.view import server
from pages.view.words import words_in
from pages.web import ended_sessions, sign_in, sign_in_way
from pages.web.sign_in import make_pseudonym, read_person
from pages.web.sign_in_way import BACK, TOLD, SignInLegs, choose_back
from pages.web.upload_secret import held_roles, write_links
from pages.web.write_access import NOBODY, read_sender, read_writer
from tests.pages.posting import OWN, SENDER, STEWARD, post, said
from tests.pages.test_sending import request

SECRET = "a secret of at least thirty-two bytes, made up for tests"
ORIGIN = "http://localhost:8501"
COOKIE = "_streamlit_user"
HOST = "@" + "example.org"
"""Of a made-up address."""
STEWARDS = ["technical-secretary", "tip-office", "steward"]


@pytest.fixture(autouse=True)
def signed_in_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A server with a provider of sign-in."""
    auth = AttrDict({"redirect_uri": f"{ORIGIN}/oauth2callback", "cookie_secret": SECRET, "client_id": "cpc"})
    monkeypatch.setattr(sign_in, "get_secrets_auth_section", lambda: auth)
    monkeypatch.setattr(sign_in, "get_signing_secret", lambda: SECRET)
    monkeypatch.setattr(sign_in, "get_origin_from_redirect_uri", lambda: ORIGIN)
    monkeypatch.setattr(sign_in_way, "get_origin_from_redirect_uri", lambda: ORIGIN)
    monkeypatch.setattr(sign_in_way, "make_login_path", lambda: "/auth/login?provider=token")
    for module in (sign_in, sign_in_way):
        monkeypatch.setattr(module, "released_path", lambda: tmp_path / "program.duckdb")
    server.allow_sign_in()
    yield
    server._sign_in.clear()


def claims(**changed: Any) -> dict[str, Any]:
    told = {"iss": "https://login.example.org", "sub": "secretary", "iat": int(time.time()), "cpc_roles": ["technical-secretary"]}
    return {**told, "is_logged_in": True, "origin": ORIGIN, **changed}


def cookie(told: object, *, secret: str = SECRET, salt: str = COOKIE, name: str = COOKIE) -> str:
    return f"{name}={create_signed_value(secret, salt, json.dumps(told)).decode()}"


def writer(given: str, headers: dict[str, str] = OWN) -> tuple[str, ...]:
    return read_writer(request([*headers.items(), ("cookie", given)]), STEWARDS).roles


def test_a_role_comes_from_the_claim_and_an_officer_sends_for_one_institution() -> None:
    assert writer(cookie(claims())) == ("technical-secretary",)
    assert writer(cookie(claims(cpc_roles=["tip-office", "steward", "admin"]))) == ("tip-office", "steward")
    officer = read_sender(request([*OWN.items(), ("cookie", cookie(claims(sub="c", cpc_roles=["reporting-officer DEM-C"])))]))
    assert (officer.roles, officer.institution, officer.person) == (("reporting-officer",), "DEM-C", make_pseudonym("https://login.example.org", "c"))
    for listed in (["reporting-officer"], ["reporting-officer "], "reporting-officer DEM-C", None, [], ["Technical-Secretary"]):
        assert (
            writer(cookie(claims(cpc_roles=listed))) == ()
            and read_sender(request([*OWN.items(), ("cookie", cookie(claims(cpc_roles=listed)))])) == NOBODY
        )
    assert writer(cookie(claims(cpc_roles=["reporting-officer DEM-C"]))) == (), "an officer decides nothing"


def test_roles_of_a_list_where_the_provider_sends_no_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    class Secrets(dict[str, Any]):
        def load_if_toml_exists(self) -> bool:
            return True

    listed = Secrets(roles={f"one{HOST}": ["tip-office"], "by-subject": ["technical-secretary"]})
    monkeypatch.setattr(sign_in, "secrets_singleton", listed)
    bare = {name: value for name, value in claims().items() if name != "cpc_roles"}
    assert writer(cookie(bare | {"sub": "by-subject"})) == ("technical-secretary",)
    assert writer(cookie(bare | {"email": f"one{HOST}", "email_verified": True})) == ("tip-office",)
    assert writer(cookie(bare | {"email": f"one{HOST}"})) == (), "an address that nobody verified is whatever somebody typed"
    assert writer(cookie(bare | {"email": f"two{HOST}", "email_verified": True})) == ()


OLD = int(time.time()) - 9 * 3600
FORGED = {
    "nothing": "",
    "empty": f"{COOKIE}=",
    "guess": f"{COOKIE}=guess",
    "claims without a signature": f"{COOKIE}={json.dumps(claims())}",
    "another key": cookie(claims(), secret="x" * 40),
    "no key": cookie(claims(), secret=""),
    "the salt of another cookie": cookie(claims(), salt="_streamlit_user_tokens"),
    "another name": cookie(claims(), name="_streamlit_user_tokens"),
    "one letter less": cookie(claims())[:-1],
    "one letter more": cookie(claims()) + "x",
    "signed out": cookie(claims(is_logged_in=False)),
    "a word for yes": cookie(claims(is_logged_in="true")),
    "the address of another server": cookie(claims(origin="https://elsewhere.example")),
    "no address": cookie(claims(origin=None)),
    "begun nine hours ago": cookie(claims(iat=OLD)),
    "begun in an hour": cookie(claims(iat=int(time.time()) + 3600)),
    "no beginning": cookie(claims(iat=None)),
    "a beginning in words": cookie(claims(iat=str(int(time.time())))),
    "true as a beginning": cookie(claims(iat=True)),
    "nobody": cookie(claims(sub="")),
    "a list as somebody": cookie(claims(sub=["secretary"])),
    "a list": cookie([claims()]),
    "a text": cookie("technical-secretary"),
    "null": cookie(None),
    "parts that never come": cookie("chunks-99999999"),
    "parts that are no number": cookie("chunks-many"),
    "two, the first forged": f"{COOKIE}=guess; x=1",
    "letters of no kind": f"{COOKIE}=\x00\xff",
    "very long": f"{COOKIE}={'a' * 60_000}",
    "the cookie of a printed link": STEWARD["cookie"],
}


@pytest.mark.parametrize("kind", FORGED)
def test_a_cookie_that_is_forged_old_or_of_another_server_is_nobody(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setenv("CPC_ACCEPT", "1")
    assert writer(FORGED[kind]) == ()
    assert read_sender(request([*OWN.items(), ("cookie", FORGED[kind])])) == NOBODY


def test_a_page_of_another_host_acts_for_nobody() -> None:
    good = cookie(claims())
    for headers in (
        {"host": "localhost:8501"},
        OWN | {"origin": "https://elsewhere.example"},
        OWN | {"origin": "null"},
        OWN | {"host": "rebound.example"},
    ):
        assert writer(good, headers) == ()


def test_a_value_that_was_signed_nine_hours_ago_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _: OLD)
    old = cookie(claims())
    monkeypatch.undo()
    assert read_person(request([*OWN.items(), ("cookie", old)])) is None


def test_a_setting_makes_sessions_shorter(monkeypatch: pytest.MonkeyPatch) -> None:
    an_hour_ago = cookie(claims(iat=int(time.time()) - 3700))
    assert writer(an_hour_ago) == ("technical-secretary",)
    monkeypatch.setenv("CPC_SESSION_HOURS", "1")
    assert writer(an_hour_ago) == ()


def test_who_signed_out_is_signed_out_in_every_tab_and_a_cookie_put_back_is_no_good(tmp_path: Path) -> None:
    good, other = cookie(claims(iat=int(time.time()) - 5)), cookie(claims(sub="office", cpc_roles=["tip-office"]))
    answer = post(sign_in_way.end_sign_in, "/sign-out", b"", {"back": "/reports?lang=es"}, OWN | {"cookie": good})
    assert (answer.status_code, said(answer)) == (200, "/auth/logout")
    assert writer(good) == () and writer(other) == ("tip-office",)
    assert writer(cookie(claims(iat=int(time.time()) + 2))) == ("technical-secretary",), "a sign-in after it is another session"
    kept = ended_sessions.path_of(tmp_path / "program.duckdb")
    assert "secretary" not in kept.read_text() and kept.stat().st_mode & 0o077 == 0
    kept.write_text("spoiled")
    assert writer(other) == (), "a list that cannot be read ends all sessions"


def test_nobody_is_signed_out_by_another_site() -> None:
    good = cookie(claims(iat=int(time.time()) - 5))
    answer = post(sign_in_way.end_sign_in, "/sign-out", b"", {}, OWN | {"origin": "https://elsewhere.example", "cookie": good})
    assert answer.status_code == 403 and writer(good) == ("technical-secretary",)


def test_where_people_sign_in_no_printed_link_is_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CPC_ACCEPT", "1")
    assert write_links("http://localhost:8501") == []
    assert held_roles(request(list(STEWARD.items()))) == () and read_sender(request(list(SENDER.items()))) == NOBODY
    assert writer(cookie(claims()), OWN | {"x-forwarded-for": "203.0.113.9"}) == ("technical-secretary",), "a proxy is no hindrance to who signs in"


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/reports?lang=es&institution=DEM-C", "/reports?lang=es&institution=DEM-C"),
        ("/", "/"),
        ("", "/reports"),
        ("//evil.example/reports", "/reports"),
        ("https://evil.example/", "/reports"),
        ("/\\evil.example", "/reports"),
        ("/reports\r\nset-cookie: a=b", "/reports"),
        ("/auth/logout", "/reports"),
        ("/reports?a=<script>", "/reports"),
    ],
)
def test_one_comes_back_to_a_page_of_this_server_alone(asked: str, led: str) -> None:
    assert choose_back(asked) == led


def test_a_sign_in_begins_at_the_name_that_the_provider_knows() -> None:
    here = post(sign_in_way.begin_sign_in, "/sign-in", b"", {"back": "/reports?lang=es"}, OWN)
    assert (here.status_code, here.headers["location"]) == (303, "/auth/login?provider=token")
    kept = SimpleCookie(here.headers["set-cookie"])[BACK]
    assert bytes.fromhex(kept.value).decode() == "/reports?lang=es" and kept["httponly"]
    elsewhere = post(sign_in_way.begin_sign_in, "/sign-in", b"", {"back": "/reports"}, {"host": "127.0.0.1:8501"})
    led = urlsplit(elsewhere.headers["location"])
    assert (f"{led.scheme}://{led.netloc}", led.path, parse_qs(led.query)) == (ORIGIN, "/sign-in", {"back": ["/reports"], "led": ["1"]})
    rewritten = post(sign_in_way.begin_sign_in, "/sign-in", b"", {"back": "/reports", "led": "1"}, {"host": "127.0.0.1:8501"})
    assert rewritten.headers["location"] == "/auth/login?provider=token", "no circle behind a proxy that rewrites the host"


def leg(path: str, status: int, set_cookies: list[str], query: str = "", cookies: str = "") -> tuple[int, dict[str, str], list[str]]:
    """What becomes of an answer of Streamlit on one leg: its status, its headers, the cookies it sets."""

    async def streamlit(_: Any, __: Any, send: Any) -> None:
        headers = [(b"location", b"/"), *((b"set-cookie", each.encode()) for each in set_cookies)]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"Authentication error"})

    sent: list[Any] = []

    async def keep(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": [(b"cookie", cookies.encode())]}
    asyncio.run(SignInLegs(streamlit)(scope, None, keep))  # type: ignore[arg-type]
    found = [(name.decode(), value.decode()) for name, value in sent[0]["headers"]]
    return sent[0]["status"], dict(found), [value for name, value in found if name == "set-cookie"]


CAME_FROM = f"{BACK}={b'/regions?region=LOR'.hex()}"


@pytest.mark.parametrize(
    ("path", "status", "given", "query", "told"),
    [
        ("/auth/login", 400, [], "provider=x", "away"),
        ("/oauth2callback", 302, [], "error=access_denied&state=x", "refused"),
        ("/oauth2callback", 302, [], "code=x&state=forged", "failed"),
        ("/oauth2callback", 302, ['_streamlit_user=""; Max-Age=0'], "code=x&state=y", "failed"),
        ("/oauth2callback", 302, ["_streamlit_user=abc; HttpOnly"], "code=x&state=y", ""),
        ("/oauth2callback", 302, [], "", ""),
    ],
)
def test_each_leg_ends_at_the_page_one_came_from_and_says_why(path: str, status: int, given: list[str], query: str, told: str) -> None:
    answered, headers, cookies = leg(path, status, given, query, CAME_FROM)
    assert (answered, headers["location"]) == (303, "/regions?region=LOR")
    assert any(each.startswith(f"{TOLD}={told};") for each in cookies) == bool(told)
    assert all(any(each.startswith(cookie) for each in cookies) for cookie in given)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_page_says_what_went_wrong_once(lang: str) -> None:
    answer = post(sign_in_way.tell_who, "/sign-in/who", b"/reports?lang=es", {"lang": lang}, OWN | {"cookie": f"{TOLD}=away"})
    assert words_in(lang).say(sign_in_way.TROUBLES["away"]) in said(answer)
    assert "/sign-in?back=%2Freports%3Flang%3Des" in said(answer) and f"{TOLD}=" in answer.headers["set-cookie"]


def test_the_page_is_told_who_reads_it_by_role_and_never_by_name() -> None:
    told = claims(cpc_roles=["reporting-officer DEM-C"], name="Somebody", email=f"somebody{HOST}")
    answer = said(post(sign_in_way.tell_who, "/sign-in/who", b"/reports", {}, OWN | {"cookie": cookie(told)}))
    assert "You are signed in as reporting officer." in answer and "DEM-C" in answer and "omebody" not in answer
    nobody = said(post(sign_in_way.tell_who, "/sign-in/who", b"/reports", {}, OWN | {"cookie": cookie(claims(cpc_roles=[]))}))
    assert "have no role here yet" in nobody


def test_cookies_are_secure_where_browsers_come_encrypted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "get_origin_from_redirect_uri", lambda: "https://cpc.example.org")
    _, _, cookies = leg("/oauth2callback", 302, ["_streamlit_user=abc; HttpOnly; Path=/"], "code=x&state=y", CAME_FROM)
    assert [each for each in cookies if each.startswith("_streamlit_user")] == ["_streamlit_user=abc; HttpOnly; Path=/; Secure"]
