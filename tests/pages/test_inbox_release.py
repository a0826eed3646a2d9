"""The next release in the inbox: note, preview, two keys; each step by its role, and nobody else reads a word of it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.responses import Response

from data import build
from data.stewards import preview_files
from pages.web import inbox, inbox_release
from pages.web.upload_secret import STEWARD as STEWARD_ROLE
from pages.web.upload_secret import make_cookie, name_cookie
from tests.pages.posting import OTHER_SIDE, OWN, SENDER, STEWARD, copy_for, post, said

pytestmark = pytest.mark.slow  # steps of stewards on a copy of the demonstration
DATA_STEWARD = OWN | {"cookie": f"{name_cookie(STEWARD_ROLE)}={make_cookie(OWN['host'], STEWARD_ROLE)}"}
SECRETARY, OFFICE, STEWARDING = "technical-secretary", "tip-office", "steward"
PLANTED = "The shelter count was done again."


@pytest.fixture
def own_program(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return copy_for(monkeypatch, program, tmp_path, (inbox, inbox_release))


def ask(task: str, headers: dict[str, str] = STEWARD, lang: str = "en", **fields: str) -> Response:
    return post(inbox.receive_inbox, f"/inbox/{task}", urlencode(fields).encode(), {"lang": lang}, headers)


def step(what: str, role: str, headers: dict[str, str], **fields: str) -> Response:
    return ask("step", headers, step=f"{what} {role}", **fields)


def test_a_release_from_the_note_to_the_undoing(own_program: Path) -> None:
    opened = said(ask("release"))
    assert "It is opened when the note is cleared." in opened and "Sign for" not in opened and "Undo" not in opened
    assert step("open", SECRETARY, STEWARD).status_code == 422, "no note"
    assert step("note", SECRETARY, STEWARD).status_code == 422, "an empty note"
    assert step("note", SECRETARY, STEWARD, note_en=PLANTED).status_code == 200
    assert PLANTED in said(ask("release", OTHER_SIDE)) and "No number and no name was found in it." in said(ask("release"))
    assert step("clear-note", OFFICE, OTHER_SIDE, translation_es="Se contaron otra vez los albergues.").status_code == 200
    assert step("sign", SECRETARY, STEWARD).status_code == 422, "not open"
    assert step("make", SECRETARY, STEWARD).status_code == 422, "not signed"
    assert step("open", STEWARDING, DATA_STEWARD).status_code == 200
    assert "Sign for the" not in said(ask("release", DATA_STEWARD)), "the data steward is of no side"
    shown = ask("preview", OTHER_SIDE, lang="es")
    assert shown.status_code == 200 and shown.headers["cache-control"] == "no-store"
    assert "Se contaron otra vez los albergues." in said(shown) and "Estados que cambiaron" in said(shown)
    (preview,) = own_program.parent.glob(f"{preview_files.PREFIX}*")
    assert preview.stat().st_mode & 0o077 == 0
    for role, headers in ((SECRETARY, STEWARD), (OFFICE, OTHER_SIDE)):
        assert step("sign", role, headers).status_code == 200
    second = step("sign", OFFICE, OTHER_SIDE)
    assert second.status_code == 422 and "The TIP Office has signed this preview already." in said(second)
    made = step("make", OFFICE, OTHER_SIDE)
    assert made.status_code == 200 and "Release 4 is made; everybody sees it now." in said(made)
    assert not preview.exists()
    assert "No report was agreed to since release 4" in said(ask("release", lang="en"))
    undone = step("undo", STEWARDING, DATA_STEWARD, release="4", reason="The wrong day.")
    assert undone.status_code == 200 and "Release 4 is undone" in said(undone)
    assert "Release 5" in said(ask("release"))


def test_a_report_says_which_statuses_it_would_change(own_program: Path) -> None:
    ledger = build.ledger_of(own_program).read_bytes()
    answer = ask("statuses", lang="es", report="DEM-C/2024-H1/v1")
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    assert "<td" in said(answer) or "Nada de esto cambió" in said(answer)
    assert ask("statuses", report="DEM-C/2024-H1/v9").status_code == 422
    assert build.ledger_of(own_program).read_bytes() == ledger


def test_a_year_is_closed_with_a_reason(own_program: Path) -> None:
    assert own_program.exists() and 'value="2021"' in said(ask("release"))
    assert step("close", SECRETARY, STEWARD, period="2021").status_code == 422
    assert step("close", SECRETARY, STEWARD, period="2021", reason="DEM-F did not send it.").status_code == 200
    assert 'value="2021"' not in said(ask("release"))
    assert step("close", SECRETARY, STEWARD, period="2021", reason="Again.").status_code == 422


@pytest.mark.parametrize("task", ["release", "preview", "statuses", "step"])
def test_nobody_else_reads_or_does_a_thing(own_program: Path, task: str) -> None:
    step("note", SECRETARY, STEWARD, note_en=PLANTED)
    ledger = build.ledger_of(own_program).read_bytes()
    strangers = (
        {},
        OWN,
        SENDER,
        STEWARD | {"origin": "https://elsewhere.example"},
        STEWARD | {"x-forwarded-for": "127.0.0.1"},
        STEWARD | {"host": "rebound.example"},
        {name: value for name, value in STEWARD.items() if name != "origin"},
        OWN | {"cookie": STEWARD["cookie"][:-1]},
    )
    for headers in strangers:
        for what in ("clear-note", "open", "sign", "make", "undo", "close") if task == "step" else ("",):
            answer = ask(task, headers, step=f"{what} {SECRETARY}", reason="x", release="3", period="2021")
            assert answer.status_code == 403 and PLANTED not in said(answer), headers
    assert build.ledger_of(own_program).read_bytes() == ledger


@pytest.mark.parametrize("what", ["sign", "make", "undo", "open", "close", "note", "clear-note"])
def test_a_steward_acts_for_no_other_role(own_program: Path, what: str) -> None:
    ledger = build.ledger_of(own_program).read_bytes()
    answer = step(what, OFFICE, STEWARD, reason="x", release="3", period="2021", note_en="x")
    assert answer.status_code in (403, 422) and 'class="warning"' in said(answer)
    assert build.ledger_of(own_program).read_bytes() == ledger
