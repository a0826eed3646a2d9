"""The log of a meeting over the network: written from the machine itself alone, told in the reader's language, nothing stored by half."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import duckdb
import pytest
from starlette.responses import Response

from data import build
from data.days import today
from data.stewards import meetings
from pages.cards.meeting.meeting import list_meetings
from pages.meeting.log_form import find_held, write_log_form
from pages.web import meeting_log
from tests.pages.posting import OWN, SENDER, STEWARD, post, said
from tests.pages.reading import bodies

pytestmark = pytest.mark.slow  # steps of stewards on a copy of the demonstration
SAID = {"meeting": "DEM-2022", "indicator": "1.1-a", "discussed": "yes", "decision_en": "Keep the sheet", "decision_es": "Mantener la ficha"}


def ask(fields: dict[str, str], headers: dict[str, str] | None = None, client: str = "127.0.0.1", lang: str = "en") -> Response:
    body, headers = urlencode(fields).encode(), STEWARD if headers is None else headers
    return post(meeting_log.receive_discussion, "/meeting/discuss", body, {"lang": lang}, headers, client)


@pytest.fixture
def own_program(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demonstration with its ledger, on a server that takes entries."""
    for path in (program, build.ledger_of(program)):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    out = tmp_path / program.name
    monkeypatch.setattr(meeting_log, "released_path", lambda: out)
    monkeypatch.setenv("CPC_ACCEPT", "1")
    return out


def entries(out: Path) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(build.ledger_of(out)), read_only=True) as ledger:
        return ledger.execute("select meeting, indicator, discussed, decision_es, owner, due_on::varchar from discussion order by entry").fetchall()


def test_an_entry_is_noted_and_says_how_it_is_cleared(own_program: Path) -> None:
    answer = ask(SAID | {"owner": "DEM-A", "due_on": "2026-12-01", "note_en": ""})
    assert answer.status_code == 200
    assert "Noted as entry 1." in said(answer) and "meeting clear DEM-2022 --entry 1" in said(answer)
    assert entries(own_program) == [("DEM-2022", "1.1-a", True, "Mantener la ficha", "DEM-A", "2026-12-01")]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (SAID | {"indicator": "9.9-z"}, "no es un indicador clave de esta reunión"),
        (SAID | {"due_on": "mañana"}, "no es una fecha"),
        (SAID | {"note_es": "Lo dijo Juan Pérez Quispe, DNI " + "4567" + "8912"}, "nombre de una persona"),
        ({}, "no es un código"),
        (SAID | {"meeting": "<script>"}, "&lt;script&gt;"),
    ],
)
def test_a_wrong_entry_is_told_in_spanish_and_not_stored(own_program: Path, fields: dict[str, str], told: str) -> None:
    answer = ask(fields, lang="es")
    assert answer.status_code == 422 and told in said(answer)
    assert entries(own_program) == []


def test_too_much_text_is_refused(own_program: Path) -> None:
    assert ask(SAID | {"note_en": "x" * 60_000}).status_code == 413
    assert entries(own_program) == []


@pytest.mark.parametrize("headers", [OWN, SENDER, {"host": "localhost:8501"}, STEWARD | {"origin": "http://elsewhere.example"}])
def test_nobody_writes_without_the_link_of_the_server(own_program: Path, headers: dict[str, str]) -> None:
    assert ask(SAID, headers).status_code == 403
    assert entries(own_program) == []


@pytest.mark.parametrize(("allowed", "offered"), [("", False), ("1", True)])
def test_the_form_stands_on_the_page_where_writing_is_allowed(open_page: Any, monkeypatch: pytest.MonkeyPatch, allowed: str, offered: bool) -> None:
    monkeypatch.setenv("CPC_ACCEPT", allowed)
    page = bodies(open_page("/annual-meeting"))
    assert ("/meeting/discuss" in page) == offered


def test_the_form_names_the_key_indicators_of_the_meeting_that_was_held(view: Any) -> None:
    shown = view("/annual-meeting")
    held = find_held(shown, list_meetings(shown))
    assert held is not None and held.meeting == "DEM-2022"
    form = write_log_form(shown, held)
    assert form.count("<option") == 9 + 2 + 1 + len(shown.framework.institutions)


def drafts(headers: dict[str, str] | None = None, lang: str = "en", **fields: str) -> Response:
    return post(meeting_log.send_drafts, "/meeting/drafts", urlencode(fields).encode(), {"lang": lang}, STEWARD if headers is None else headers)


def test_drafts_are_shown_to_the_browser_that_may_write_until_they_are_cleared(own_program: Path) -> None:
    ask(SAID)
    ask(SAID | {"indicator": "1.6-d", "decision_en": "Targets <by> region"})
    shown = drafts(meeting="DEM-2022", indicator="1.6-d")
    assert shown.headers["cache-control"] == "no-store"
    assert "Targets &lt;by&gt; region" in said(shown) and "Keep the sheet" not in said(shown) and "entry 2: draft, not cleared" in said(shown)
    assert said(drafts(meeting="DEM-2022", indicator="")).count("<li>") == 2
    meetings.clear(own_program, "DEM-2022", 2, "steward", today())
    assert "No hay nada pendiente" in said(drafts(lang="es", meeting="DEM-2022", indicator="1.6-d"))
    assert drafts(meeting="none").status_code == 422


@pytest.mark.parametrize("headers", [OWN, SENDER, {"host": "localhost:8501"}, STEWARD | {"origin": "http://elsewhere.example"}])
@pytest.mark.usefixtures("own_program")
def test_nobody_reads_a_draft_without_the_link_of_the_server(headers: dict[str, str], open_page: Any) -> None:
    ask(SAID | {"decision_en": "Keep this to ourselves"})
    refused = drafts(headers, meeting="DEM-2022", indicator="")
    assert refused.status_code == 403 and "ourselves" not in said(refused)
    assert "ourselves" not in bodies(open_page("/annual-meeting", meeting="DEM-2022"))


def test_two_people_who_note_at_once_are_both_kept_and_both_told(own_program: Path) -> None:
    """One waits for the other; either language is enough."""
    texts = ({"decision_en": "Keep the sheet", "decision_es": ""}, {"decision_en": "", "decision_es": "Mantener la ficha"})
    with ThreadPoolExecutor(2) as pool:
        told = [said(answer) for answer in pool.map(lambda text: ask(SAID | text), texts)]
    assert sorted(re.findall(r"Noted as entry (\d)", " ".join(told))) == ["1", "2"]
    assert sorted(row[3] or "" for row in entries(own_program)) == ["", "Mantener la ficha"]
