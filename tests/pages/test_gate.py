"""The outermost door: own names, own origins, bounds, and nothing asked of anybody."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest

from pages.web import bounds
from pages.web.gate import Gate, Pace
from pages.web.own_hosts import is_own_host, is_own_origin, read_name

HERE = ("10.1.2.3", 8501)


def visit(gate: Gate, kind: str, headers: list[tuple[str, str]], path: str = "/", query: str = "") -> tuple[int, bytes]:
    """The status that a request ends with, 200 where it was passed on, and the body."""
    scope: dict[str, Any] = {
        "type": kind,
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
        "server": HERE,
        "client": ("10.9.9.9", 5),
        "extensions": {"websocket.http.response": {}},
    }
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.disconnect"}

    asyncio.run(gate(scope, receive, send))
    status = next((each["status"] for each in sent if "status" in each), 0)
    return status, b"".join(each.get("body", b"") for each in sent)


async def inside(scope: Any, _: Any, send: Any) -> None:
    """An app that answers whatever comes, with the host it sees."""
    kind = "websocket.http.response" if scope["type"] == "websocket" else "http.response"
    links = [(b"link", b'</_stcore/agent/openapi.json>; rel="service-desc"'), (b"link", b"</x>; rel=preload")]
    await send({"type": f"{kind}.start", "status": 200, "headers": links})
    await send({"type": f"{kind}.body", "body": next(value for name, value in scope["headers"] if name == b"host")})


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """A gate with one name of its own, on a machine where any look-up of a name fails the test."""
    monkeypatch.setenv("CPC_ADDRESS", "https://cpc.example.org")
    monkeypatch.setenv("CPC_HOSTS", "cpc-intern, intranet.example.pe:8080")

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("a name was looked up")

    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, fail)
    return Gate(inside)


OURS = (
    "localhost:8501",
    "127.0.0.1",
    "[::1]:8501",
    "10.1.2.3:8501",
    "cpc.example.org",
    "CPC.Example.ORG.:443",
    "cpc-intern:8501",
    "intranet.example.pe",
)
STRANGE = (
    "rebound.example:8501",
    "localhost.evil.example",
    "10.1.2.4",
    "cpc.example.org.evil.example",
    "user@localhost",
    "localhost/x",
    "localhost:port",
    "",
    "*",
    "localhost\x00",
)


@pytest.mark.parametrize("host", OURS)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_own_names_come_in(gate: Gate, kind: str, host: str) -> None:
    assert visit(gate, kind, [("host", host), ("origin", f"http://{host}")]) == (200, host.encode())
    assert visit(gate, kind, [("host", host)])[0] == 200


@pytest.mark.parametrize("host", STRANGE)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_other_names_do_not(gate: Gate, kind: str, host: str) -> None:
    assert visit(gate, kind, [("host", host), ("origin", f"http://{host}")])[0] == 421


@pytest.mark.parametrize(
    "origins",
    [
        ["http://evil.example"],
        ["null"],
        [""],
        ["http://localhost:9999"],
        ["http://localhost:8501.evil.example"],
        ["file://localhost:8501"],
        ["http://evil.example@localhost:8501"],
        ["http://localhost:8501", "http://evil.example"],
        ["http://localhost:8501", "http://localhost:8501"],
    ],
)
def test_a_page_of_another_site_opens_no_socket(gate: Gate, origins: list[str]) -> None:
    assert visit(gate, "websocket", [("host", "localhost:8501"), *(("origin", origin) for origin in origins)])[0] == 403


def test_two_hosts_are_none(gate: Gate) -> None:
    assert visit(gate, "http", [("host", "localhost"), ("host", "evil.example")])[0] == 421


def test_behind_a_proxy_streamlit_sees_the_name_that_readers_use(gate: Gate) -> None:
    """With another host than the page's, Streamlit asks the internet for its own address."""
    assert visit(gate, "websocket", [("host", "127.0.0.1:8501"), ("origin", "https://cpc.example.org")]) == (200, b"cpc.example.org")


def test_a_query_that_is_too_long_and_closed_doors(gate: Gate) -> None:
    own = [("host", "localhost")]
    assert visit(gate, "http", own, query="q=" + "x" * 60_000)[0] == 414
    status, said = visit(gate, "http", own, query="lang=es&q=" + "x" * 60_000)
    assert status == 414 and "demasiado largo" in said.decode()
    for path in ("/_stcore/agent/interact", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"):
        assert visit(gate, "http", own, path)[0] == 404


def test_no_answer_links_to_a_closed_door() -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "path": "/", "query_string": b"", "headers": [(b"host", b"localhost")], "server": HERE, "client": None}
    asyncio.run(Gate(inside)(scope, lambda: None, send))  # type: ignore[arg-type,return-value]
    assert sent[0]["headers"] == [(b"link", b"</x>; rel=preload")]


def test_a_hundred_readers_of_one_address_come_in_and_no_more_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "most_sockets", lambda: 400)
    told: list[str] = []
    monkeypatch.setattr(bounds, "tell", told.append)

    async def crowd() -> tuple[int, int]:
        leave = asyncio.Event()

        async def stay(_: Any, __: Any, send: Any) -> None:
            await send({"type": "websocket.accept"})
            await leave.wait()

        gate, sent = Gate(stay), []

        async def one(client: str) -> None:
            scope = {
                "type": "websocket",
                "path": "/_stcore/stream",
                "query_string": b"",
                "headers": [(b"host", b"localhost")],
                "server": HERE,
                "client": (client, 1),
            }

            async def send(message: Any) -> None:
                sent.append(message["type"])

            await gate(scope, lambda: None, send)  # type: ignore[arg-type,return-value]

        visits = [asyncio.create_task(one("ministry")) for _ in range(100)]
        await asyncio.sleep(0)
        first = sent.count("websocket.accept")
        visits += [asyncio.create_task(one("ministry")) for _ in range(250)] + [asyncio.create_task(one("other")) for _ in range(150)]
        await asyncio.sleep(0)
        leave.set()
        await asyncio.gather(*visits)
        return first, sent.count("websocket.accept")

    assert asyncio.run(crowd()) == (100, 400), "300 of one address, 100 of another"
    assert told and all("as many as this server takes" in each for each in told)


def test_what_comes_faster_than_a_reader_can_click_waits_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)

    async def send_many() -> int:
        async def receive() -> Any:
            return {"type": "websocket.receive", "bytes": b"x"}

        pace = Pace(receive)
        return len([await pace() for _ in range(50)])

    assert asyncio.run(send_many()) == 50
    assert len(slept) == 30 and slept[0] == pytest.approx(1 / bounds.A_SECOND, abs=0.1) and slept == sorted(slept)


@pytest.mark.parametrize(
    ("address", "name"), [("https://A.example.:1/", "a.example"), ("a:1", "a"), ("[::1]:9", "::1"), ("a b", "a b"), ("x@y", ""), ("", "")]
)
def test_names(address: str, name: str) -> None:
    assert read_name(address) == name
    assert is_own_host("10.1.2.3:1", "10.1.2.3") and is_own_host("10.1.2.3:1", "::ffff:10.1.2.3") and is_own_host("[fe80::1]:1", "FE80::1")
    assert not is_own_host("10.1.2.3", "10.1.2.4") and not is_own_origin("http://a", "b")
