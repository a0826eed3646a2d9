"""What agreeing to a received report changes, on the page of the steward: figure by figure, and for nobody else."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.responses import Response

from data import build
from data.stewards import stewardship
from pages.view.words import words_in
from pages.web import report_changes
from tests.pages.posting import OWN, SENDER, post, said

pytestmark = pytest.mark.slow  # steps of stewards on a copy of the demonstration
REPORT = "DEM-C/2024-H1/v1"


@pytest.fixture
def own_program(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path in (program, build.ledger_of(program)):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(report_changes, "released_path", lambda: tmp_path / program.name)
    monkeypatch.setenv("CPC_ACCEPT", "1")
    return tmp_path / program.name


def ask(report: str, headers: dict[str, str] | None = None, lang: str = "en") -> Response:
    return post(report_changes.receive_changes, "/report/changes", urlencode({"report": report}).encode(), {"lang": lang}, headers)


@pytest.mark.parametrize(
    ("lang", "told", "heads"), [("en", "changes {n} figures", ["Was", "Will be"]), ("es", "cambian {n} cifras", ["Antes", "Será"])]
)
def test_every_figure_stands_as_it_was_and_will_be(own_program: Path, lang: str, told: str, heads: list[str]) -> None:
    changes = stewardship.compare(own_program, ("DEM-C", "2024-H1", 1))
    assert len(changes) > 1
    answer = ask(REPORT, lang=lang)
    assert answer.status_code == 200 and told.format(n=words_in(lang).number(len(changes))) in said(answer)
    assert [head for head in re.findall(r"<th[^>]*>([^<]+)</th>", said(answer)) if head in heads] == heads
    assert said(answer).count("<tr") - 1 == min(len(changes), report_changes.MOST_ROWS)
    for change in changes[:20]:
        assert f">{change.becomes}<" in said(answer)


def test_more_than_fits_is_counted(own_program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_changes, "MOST_ROWS", 2)
    left = len(stewardship.compare(own_program, ("DEM-C", "2024-H1", 1))) - 2
    assert f"{words_in('en').number(left)} more; python -m data changes {REPORT} lists them all." in said(ask(REPORT))


@pytest.mark.parametrize("headers", [{}, OWN, {name: value for name, value in SENDER.items() if name != "cookie"}])
@pytest.mark.usefixtures("own_program")
def test_nobody_else_reads_a_received_report(headers: dict[str, str]) -> None:
    answer = ask(REPORT, headers)
    assert answer.status_code == 403 and "<table" not in said(answer)


@pytest.mark.parametrize(
    ("report", "told"),
    [
        ("", "“” no es un informe. Escríbalo como MIMP/2021-H1/v1."),
        ("DEM-C 2024", "“DEM-C 2024” no es un informe"),
        ("DEM-C/2024-H1/v99", "El registro no tiene ese informe."),
        ("<script>", "&lt;script&gt;"),
        ("x" * 3000, "Escriba el informe como MIMP/2021-H1/v1."),
    ],
)
@pytest.mark.usefixtures("own_program")
def test_a_report_that_is_not_there_is_told(report: str, told: str) -> None:
    answer = ask(report, lang="es")
    assert answer.status_code == 422 and told in said(answer)
