"""What watches the server answers in one word, and notes neither who asked nor for what."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from pages.frame import measured
from pages.frame.menu import BY_PATH
from pages.web import watching
from pages.web.preparing import PREPARATION, State
from pages.web.watching import Watch, name_kind
from queries.database import Database

SECRET = "code=Quispe-12345678"


def ask(watch: Watch, path: str, kind: str = "http", messages: tuple[str, ...] = (), query: str = SECRET) -> tuple[int, str, dict[bytes, bytes]]:
    """Status, body and headers of an answer."""
    headers = [(b"cookie", SECRET.encode())]
    scope: dict[str, Any] = {
        "type": kind,
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": headers,
        "client": ("10.9.8.7", 5),
    }
    sent: list[Any] = []
    coming = iter(messages)

    async def receive() -> Any:
        return {"type": next(coming, f"{kind}.disconnect")}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(watch(scope, receive, send))
    start = next((each for each in sent if "status" in each), {"status": 0})
    return start["status"], b"".join(each.get("body", b"") for each in sent).decode(), dict(start.get("headers", ()))


async def inside(scope: Any, receive: Any, send: Any) -> None:
    """An app: a page, a page that fails, a socket that reads to its end."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        while (await receive())["type"] == "websocket.receive":
            pass
        return
    if scope["path"] == "/fails":
        raise ValueError(SECRET)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"four"})


@pytest.fixture
def watch() -> Watch:
    return Watch(inside)


@pytest.fixture
def lines() -> Iterator[list[str]]:
    """The lines that are noted meanwhile."""
    found: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    watching.LOG.addHandler(handler)
    watching.LOG.setLevel(logging.INFO)
    yield found
    watching.LOG.removeHandler(handler)
    watching.LOG.setLevel(logging.NOTSET)


def value(name: str, **labels: str) -> float:
    return measured.REGISTRY.get_sample_value(name, labels) or 0.0


def test_a_request_is_one_line_without_who_asked_or_for_what(watch: Watch, lines: list[str]) -> None:
    for path in ("/prosecution", "/download/csv", "/front/front.js", "/Quispe", "/report/send"):
        assert ask(watch, path)[0] == 200
    with pytest.raises(ValueError, match="Quispe"):
        ask(watch, "/fails")
    told = [json.loads(line) for line in lines]
    assert [(each["kind"], each["status"]) for each in told] == [
        ("page", 200), ("download", 200), ("file", 200), ("other", 200), ("desk", 200), ("other", 500),
    ]  # fmt: skip
    assert {each["bytes"] for each in told[:5]} == {4}
    assert all(set(each) == {"at", "kind", "method", "status", "bytes", "ms"} for each in told)
    assert not [line for line in lines if "Quispe" in line or "10.9.8.7" in line or "?" in line]


def test_addresses_are_of_few_kinds() -> None:
    assert {name_kind(path) for path in BY_PATH} == {"page"}
    assert name_kind("/prosecution/") == "page" and name_kind("/_stcore/health") == "streamlit"
    assert {name_kind(f"/{number}/{SECRET}") for number in range(50)} == {"other"}


def test_checks_are_answered_in_a_word(watch: Watch, program: Path, lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "released", lambda: Database(program))
    assert ask(watch, "/healthz")[:2] == (200, "well\n")
    assert ask(watch, "/readyz")[:2] == (200, "ready\n")
    monkeypatch.setattr(watching, "released", lambda: Database(program.with_name("nothing.duckdb")))
    status, word, headers = ask(watch, "/readyz")
    assert (status, word, headers[b"retry-after"]) == (503, "missing\n", b"2")
    monkeypatch.setattr(PREPARATION, "_state", State(0.0))
    assert ask(watch, "/readyz")[:2] == (503, "starting\n")
    assert ask(watch, "/healthz")[0] == 200
    assert lines == [], "a check every second is no news"


@pytest.mark.parametrize(
    ("state", "seconds", "word"),
    [("following", 5, "ready"), ("away", 5, "away"), ("away", 90, "behind"), ("following", 90, "behind"), ("full", 5, "full"), ("full", 90, "full")],
)
def test_a_lake_that_is_not_followed_is_said_in_a_word_and_readers_go_on(
    watch: Watch, program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: str, seconds: float, word: str
) -> None:
    monkeypatch.setattr(watching, "released", lambda: Database(program))
    monkeypatch.setenv("CPC_PROGRAM", "ducklake:postgres:host=db")
    monkeypatch.setenv("CPC_LAKE_FILE", str(tmp_path / "here.duckdb"))
    (tmp_path / "here.duckdb.lake.json").write_text(json.dumps({"state": state, "followed": time.time() - seconds, "seen": "x"}), encoding="utf-8")
    assert ask(watch, "/readyz")[:2] == (200, f"{word}\n")


def test_figures_of_the_server_are_closed_unless_opened(watch: Watch, program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "released", lambda: Database(program))
    monkeypatch.delenv("CPC_METRICS", raising=False)
    assert ask(watch, "/metrics")[0] == 404
    monkeypatch.setenv("CPC_METRICS", "1")
    before = value("cpc_requests_total", kind="page", status="200")
    ask(watch, "/regions")
    _, body, _ = ask(watch, "/metrics")
    found = {sample.name: sample.value for family in text_string_to_metric_families(body) for sample in family.samples if not sample.labels}
    assert found["cpc_release"] == 3
    assert value("cpc_requests_total", kind="page", status="200") == before + 1
    assert "Quispe" not in body and "10.9.8.7" not in body
    with measured.timed_page():
        pass
    assert value("cpc_page_seconds_count") >= 1


def test_open_pages_and_their_messages_are_counted(watch: Watch, lines: list[str]) -> None:
    changes, opened = value("cpc_changes_total"), value("cpc_open_pages")
    ask(watch, "/_stcore/stream", "websocket", ("websocket.connect", *["websocket.receive"] * 3)[1:])
    assert value("cpc_changes_total") == changes + 3
    assert value("cpc_open_pages") == opened
    assert [(json.loads(line)["kind"], json.loads(line)["status"]) for line in lines] == [("socket", 101)]
