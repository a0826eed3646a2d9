"""While the released file is made: one page of progress at every page's address, 503 elsewhere, a sentence when it fails."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from data.progress import Phrase, Update, Work
from pages.web import preparing
from pages.web.preparing import FAILURES, PREPARATION, Preparing, State, send_progress


def update(step: int = 4, done: float = 0.25) -> Update:
    """The fourth of eight steps."""
    seen: list[Update] = []
    Work(seen.append, {"one": 1.0}).begin("one", "release {release}: {step}", release=2, step=Phrase("protection"))
    return seen[0]._replace(step=step, steps=8, done=done, share=0.5)


def ask(path: str, query: str = "", kind: str = "http") -> tuple[int, dict[str, str], str]:
    """Status, headers and text of the answer; status 0 where the request was passed on."""
    sent: list[Message] = []

    async def pass_on(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 0, "headers": []})

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": kind, "method": "GET", "path": path, "query_string": query.encode(), "headers": []}
    asyncio.run(Preparing(pass_on)(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0].get("headers", [])}
    return sent[0].get("status", sent[0].get("code", -1)), headers, b"".join(each.get("body", b"") for each in sent).decode()


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Puts a state in the place of that of a build."""

    def put(state: State | None) -> None:
        monkeypatch.setattr(PREPARATION, "_state", state)

    return put


def poll(lang: str) -> dict[str, Any]:
    """What the page of progress reads."""
    scope = {"type": "http", "query_string": f"lang={lang}".encode(), "headers": []}
    told: dict[str, Any] = json.loads(bytes(asyncio.run(send_progress(Request(scope))).body))
    return told


@pytest.mark.parametrize(
    ("lang", "step", "left"),
    [
        ("en", "Step 4 of 8: release 2: protection", "About 30 seconds left."),
        ("es", "Paso 4 de 8: publicación 2: protección", "Faltan aproximadamente 30 segundos."),
    ],
)
def test_a_page_says_what_is_done_and_how_long_it_takes(state: Any, lang: str, step: str, left: str) -> None:
    now = time.monotonic()
    state(State(now - 10, update(), now))
    status, headers, page = ask("/regions", f"lang={lang}&region=LOR")
    assert status == 200 and headers["cache-control"] == "no-store"
    assert step in page and left in page and 'max="100" value="25.' in page
    told = poll(lang)
    assert (told["ready"], told["step"], told["left"]) == (False, step, left)


@pytest.mark.parametrize("path", ["/download/csv", "/front/search.json", "/report/check", "/nothing", "/static/js/index.js"])
def test_what_is_no_page_answers_503_and_says_when_to_ask_again(state: Any, path: str) -> None:
    state(State(time.monotonic(), update()))
    status, headers, _ = ask(path)
    assert (status, headers["retry-after"]) == (503, str(preparing.RETRY))


@pytest.mark.parametrize("path", ["/front/progress.json", "/front/progress.css", "/front/progress.js", "/_stcore/health"])
def test_files_of_the_page_of_progress_and_health_are_passed_on(state: Any, path: str) -> None:
    state(State(time.monotonic(), update()))
    assert ask(path)[0] == 0


def test_a_socket_is_refused_until_there_are_figures(state: Any) -> None:
    state(State(time.monotonic(), update()))
    assert ask("/_stcore/stream", kind="websocket")[0] == 1013


def test_everything_is_passed_on_when_there_is_nothing_to_wait_for(state: Any) -> None:
    state(None)
    assert [ask(path)[0] for path in ("/", "/download/csv")] == [0, 0] and poll("en") == {"ready": True, "failed": False}


@pytest.mark.parametrize("kind", FAILURES)
def test_a_failure_shows_its_kind_a_number_and_the_command(state: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str) -> None:
    monkeypatch.setattr(PREPARATION, "_path", tmp_path / "program.duckdb")
    state(State(0.0, failed=kind, number=4711))
    _, _, page = ask("/", "lang=es")
    assert "4711" in page and "<code>python -m data build</code>" in page and str(tmp_path) not in page
    assert FAILURES[kind] in ask("/")[2] and FAILURES[kind] not in page
    assert poll("en")["failed"] is True
    (tmp_path / "program.duckdb").touch()  # somebody ran the command
    assert ask("/")[0] == 0


def test_the_share_of_a_step_grows_with_time_and_never_ends_before_the_step() -> None:
    state = State(0.0, update(done=0.25), 10.0)
    done = [state.done(now) for now in (10.0, 20.0, 30.0, 1000.0)]
    assert done == sorted(done) and done[0] == 0.25 and done[2] > 0.5 and done[-1] < 0.75
    assert State(0.0).done(5.0) == 0.0 and State(0.0).left(5.0) is None


def test_a_build_that_cannot_write_is_told_in_the_log_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    made = preparing.Preparation()
    made.begin(tmp_path / "no such folder" / "program.duckdb")
    until = time.monotonic() + 60
    while not (made.state and made.state.failed) and time.monotonic() < until:
        time.sleep(0.05)
    assert made.state is not None and made.state.failed == "refused"
    assert str(made.state.number) in caplog.text and "no such folder" in caplog.text
