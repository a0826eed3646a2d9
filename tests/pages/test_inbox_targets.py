"""Targets in the inbox: one side proposes, the other agrees, and what is no target is refused with a sentence."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.responses import Response

from data import build
from pages.web import inbox, inbox_targets
from tests.pages.posting import OTHER_SIDE, OWN, SENDER, STEWARD, copy_for, post, said

pytestmark = pytest.mark.slow  # steps of stewards on a copy of the demonstration
SECRETARY, OFFICE = "technical-secretary", "tip-office"
SOON = (date.today() + timedelta(days=30)).isoformat()
WHY = "More officers were posted in Iquitos."
TARGET = {"series": "1.6-d.cases", "region": "LOR", "year": "2024", "value": "14", "in_force_from": SOON, "reason_en": WHY}


@pytest.fixture
def own_program(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return copy_for(monkeypatch, program, tmp_path, (inbox, inbox_targets))


def ask(task: str, headers: dict[str, str] = STEWARD, lang: str = "en", **fields: str) -> Response:
    return post(inbox.receive_inbox, f"/inbox/{task}", urlencode(fields).encode(), {"lang": lang}, headers)


def test_one_side_proposes_and_the_other_agrees(own_program: Path) -> None:
    assert own_program.exists() and "No target was proposed." in said(ask("targets"))
    done = ask("step", step=f"propose-target {SECRETARY}", **TARGET)
    assert done.status_code == 200 and "The target is proposed. The other side agrees to it." in said(done)
    own, other = said(ask("targets")), said(ask("targets", OTHER_SIDE, lang="es"))
    assert "Withdraw it" in own and "Agree to it" not in own and WHY in own
    assert "Acordarla" in other and "Retirarla" not in other and "propuesta por Perú" in other and "Loreto" in other
    again = ask("step", OTHER_SIDE, step=f"propose-target {OFFICE}", **TARGET)
    assert again.status_code == 422 and "is open" in said(again)
    assert ask("step", step=f"agreed-target {SECRETARY}", number="1").status_code == 422
    agreed = ask("step", OTHER_SIDE, step=f"agreed-target {OFFICE}", number="1")
    assert agreed.status_code == 200 and "The target is agreed by both sides." in said(agreed)
    assert not re.search("Withdraw it|Agree to it", said(ask("targets")))


@pytest.mark.parametrize(
    "changed",
    [{"value": "many"}, {"value": ""}, {"value": "-1"}, {"year": "x"}, {"in_force_from": "soon"}, {"in_force_from": "2020-01-01"}, {"reason_en": ""}],
)
def test_what_is_no_target_is_refused_with_a_sentence(own_program: Path, changed: dict[str, str]) -> None:
    ledger = build.ledger_of(own_program).read_bytes()
    answer = ask("step", lang="es", step=f"propose-target {SECRETARY}", **TARGET | changed)
    assert answer.status_code == 422 and 'class="warning"' in said(answer)
    assert build.ledger_of(own_program).read_bytes() == ledger


def test_nobody_else_reads_or_proposes_one(own_program: Path) -> None:
    ledger = build.ledger_of(own_program).read_bytes()
    for headers in ({}, OWN, SENDER, STEWARD | {"origin": "https://elsewhere.example"}):
        assert ask("targets", headers).status_code == 403
        assert ask("step", headers, step=f"propose-target {SECRETARY}", **TARGET).status_code == 403
    assert ask("step", step=f"propose-target {OFFICE}", **TARGET).status_code == 422, "a role that this browser does not hold"
    assert build.ledger_of(own_program).read_bytes() == ledger
