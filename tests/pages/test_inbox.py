"""The inbox: stewards read what waits and decide on it in a browser that holds their link, and nobody else does."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.responses import Response

from data.stewards import stewardship
from pages.view.words import words_in
from pages.web import inbox, report_changes
from tests.pages.posting import OTHER_SIDE, OWN, SENDER, STEWARD, copy_for, post, said

pytestmark = pytest.mark.slow  # steps of stewards on a copy of the demonstration
REPORT = "DEM-C/2024-H1/v1"
TOLD = ("DEM-C", "2024-H1", 1)


@pytest.fixture
def own_program(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return copy_for(monkeypatch, program, tmp_path, (inbox,))


def ask(task: str, headers: dict[str, str] = STEWARD, lang: str = "en", **fields: str) -> Response:
    return post(inbox.receive_inbox, f"/inbox/{task}", urlencode(fields).encode(), {"lang": lang}, headers)


def waiting(answer: Response) -> dict[str, list[str]]:
    """The reports of each part of the list."""
    parts = said(answer).split("<h3>")[1:]
    return {part.split("</h3>")[0]: re.findall(r'data-asked="report=([^"]+)"', part.replace("%2F", "/")) for part in parts}


def test_what_waits_is_listed_for_each_side_and_a_second_steward_is_told_what_the_first_did(own_program: Path) -> None:
    """After a return only its reason waits; the other steward, who still has the report open, is told that it was returned."""
    before = waiting(ask("list"))
    assert REPORT in before["Waits for you"] + before["Waits for others"]
    opened = ask("report", report=REPORT)
    assert opened.status_code == 200 and opened.headers["cache-control"] == "no-store"
    assert 'value="returned technical-secretary"' in said(opened)
    unexplained = ask("step", report=REPORT, step="returned technical-secretary")
    assert unexplained.status_code == 422
    done = ask("step", report=REPORT, step="returned technical-secretary", reason_en="The sheet Figures lacks a half-year.")
    assert done.status_code == 200 and f"{REPORT} was returned." in said(done) and REPORT in waiting(done)["Waits for you"], "its reason waits"
    second = ask("step", OTHER_SIDE, lang="es", report=REPORT, step="returned tip-office", reason_es="Falta un semestre.")
    assert second.status_code == 422 and "El informe ya está «devuelto»" in said(second) and "tip-office" not in said(second)
    assert "Decide</h4>" not in said(ask("report", report=REPORT))
    with stewardship.opened(own_program, stewardship.Programme()) as connection:
        ((role, reason),) = connection.execute(
            "select role, reason_en from ledger.report_event where institution = 'DEM-C' and period = '2024-H1' and state = 'returned'"
        ).fetchall()
        assert (role, reason) == ("technical-secretary", "The sheet Figures lacks a half-year.")


def test_a_text_is_read_beside_what_was_found_in_it_and_cleared(own_program: Path) -> None:
    """The reason of a return: pointed out, cleared by a role, then nothing waits of that report. A translation that names a person is refused."""
    assert ask("step", report=REPORT, step="returned technical-secretary", reason_es="En Nauta faltan tres casos.").status_code == 200
    opened = said(ask("report", OTHER_SIDE, report=REPORT, lang="es"))
    (row,) = re.findall(r'name="row" value="(\d+)"', opened)
    assert "Textos por autorizar" in opened and "Nauta; tres" in opened
    clearing = {"report": REPORT, "step": "clear tip-office", "sheet": "Reason", "row": row, "written_in": "es"}
    assert ask("step", OTHER_SIDE, **clearing, translation_en="the girl María Quispe").status_code == 422
    assert "Cleared" in said(ask("step", OTHER_SIDE, **clearing, translation_en="Three cases lack."))
    with stewardship.opened(own_program, stewardship.Programme()) as connection:
        told = connection.execute("select role, text_en, text_es from ledger.clearance where sheet = 'Reason' and row = $1", [int(row)]).fetchall()
    assert told == [("tip-office", "Three cases lack.", "En Nauta faltan tres casos.")]
    assert REPORT not in {each for part in waiting(ask("list")).values() for each in part}


FOREIGN = [
    {},
    OWN,
    SENDER,
    STEWARD | {"origin": "http://elsewhere.example"},
    STEWARD | {"host": "rebound.example:8501"},
    STEWARD | {"x-forwarded-for": "127.0.0.1"},
    {name: value for name, value in STEWARD.items() if name != "origin"},
    STEWARD | {"cookie": STEWARD["cookie"].replace("technical-secretary", "tip-office")},
    STEWARD | {"cookie": STEWARD["cookie"][:-1]},
]


@pytest.mark.parametrize("task", ["list", "report", "step", "else"])
@pytest.mark.usefixtures("own_program")
def test_nobody_else_reads_or_decides(task: str) -> None:
    for headers in FOREIGN:
        answer = ask(task, headers, report=REPORT, step="returned technical-secretary", reason_en="No")
        assert answer.status_code == 403 and "DEM-C" not in said(answer), headers
    assert ask("else").status_code == 403


@pytest.mark.usefixtures("own_program")
@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"report": REPORT, "step": "returned tip-office", "reason_en": "No"}, 422),
        ({"report": REPORT, "step": "deleted technical-secretary"}, 422),
        ({"report": "DEM-C 2024", "step": "agreed technical-secretary"}, 422),
        ({"report": "DEM-C/2024-H1/v99", "step": "agreed technical-secretary"}, 422),
        ({"report": REPORT, "step": "clear technical-secretary", "sheet": "Figures", "row": "1"}, 422),
        ({"report": REPORT, "step": "clear technical-secretary", "sheet": "Narrative", "row": "x", "written_in": "fr"}, 422),
        ({"report": REPORT, "step": "returned technical-secretary", "reason_en": "See DNI 4" + "5678912"}, 422),
        ({"report": "x" * 60_000}, 413),
    ],
)
def test_a_step_of_another_role_or_kind_is_refused_with_a_sentence(fields: dict[str, str], status: int) -> None:
    answer = ask("step", **fields)
    assert answer.status_code == status and 'class="warning"' in said(answer)


@pytest.mark.parametrize(("lang", "told"), [("en", "changes {n} figures"), ("es", "cambian {n} cifras")])
def test_every_figure_stands_as_it_was_and_will_be_totals_and_large_ones_first(own_program: Path, lang: str, told: str) -> None:
    changes = stewardship.compare(own_program, TOLD)
    answer = said(ask("report", lang=lang, report=REPORT))
    assert len(changes) > 1 and told.format(n=words_in(lang).number(len(changes))) in answer
    becomes = re.findall(r"<td[^>]*>([^<]*)</td></tr>", answer)
    assert len(becomes) >= min(len(changes), report_changes.MOST_ROWS)
    totals = [change for change in changes if change.breakdown == "total"]
    largest = max(totals, key=lambda change: abs(report_changes._read(change.becomes) - report_changes._read(change.was)))
    assert f">{largest.becomes}<" in answer.split("</tr>")[1]
