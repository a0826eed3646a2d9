"""Reports over the network: checked by anyone, sent only from the machine itself."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode
from functools import partial
from pathlib import Path

import duckdb
import pytest
from starlette.responses import Response

from data import build
from data.report.template import make_template
from pages.card.export import XLSX
from pages.web import report_changes, report_upload
from tests.pages.posting import OWN, SENDER, answer, post, said, together

pytestmark = pytest.mark.slow  # several steps of stewards a test


def ask(task: str, body: bytes, headers: dict[str, str] | None = None, client: str = "127.0.0.1", **parameters: str) -> Response:
    """What the server answers."""
    return post(report_upload.receive_report, f"/report/{task}", body, parameters, headers, client)


@pytest.fixture
def own_program(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demonstration with its ledger, served by these routes."""
    for path in (program, build.ledger_of(program)):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    out = tmp_path / program.name
    for route in (report_upload, report_changes):
        monkeypatch.setattr(route, "released_path", lambda: out)
    return out


def blank(folder: Path) -> bytes:
    make_template(folder / "blank.xlsx", "DEM-P2", "2021-H1")
    return (folder / "blank.xlsx").read_bytes()


@pytest.mark.parametrize(("lang", "words"), [("en", "A value is required here."), ("es", "Aquí se requiere un valor.")])
@pytest.mark.usefixtures("own_program")
def test_a_check_tells_everything_in_the_readers_language(tmp_path: Path, lang: str, words: str) -> None:
    answer = ask("check", blank(tmp_path), headers=OWN, client="203.0.113.9", lang=lang, name="../../DEM.xlsx")
    assert answer.status_code == 200
    assert re.match(r'<p class="verdict warning" tabindex="-1"><strong>(Cannot be accepted|No puede aceptarse): ', said(answer))
    assert "sender_role" not in said(answer), "a column is told by its title"
    assert words in said(answer), said(answer)[:800]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("DEM-A_2021-H1_v1.csv", "DEM-A_2021-H1_v1.csv"),
        ("C:\\reports\\a.xlsx", "a.xlsx"),
        ("../../a.xlsx", "a.xlsx"),
        ("a\x00b\x01\u202e.csv", "ab.csv"),
        ("", "report"),
        ("...", "report"),
        ("あ" * 110 + ".xlsx", "あ" * 65 + ".xlsx"),
        ("a/" * 300, "a"),
        ("\ud800.csv", "csv"),
    ],
)
def test_a_file_is_kept_by_a_name_that_any_disk_takes(given: str, name: str) -> None:
    assert report_upload.name_file(given) == name


NAMES = ("a.xlsx", "a.csv", "a.exe", "", "..", "ñ/ü.xlsx", "あ" * 110 + ".csv", "\x00.csv", "answer")
BODIES = (b"", b"\x00\x01", b"PK\x03\x04broken", "template_version,año\n1,2".encode("latin-1"))


@pytest.mark.usefixtures("own_program")
def test_whatever_is_handed_in_gets_an_answer(long: bool) -> None:
    """Every name with one body and every body with two names, each a process of its own; with --long all of them."""
    pairs = [(name, body) for at, name in enumerate(NAMES) for body in (BODIES if long or at < 2 else BODIES[at % 4 : at % 4 + 1])]
    answers = [(name, body, ask("check", body, name=name)) for name, body in pairs]
    bad = [
        (name, body)
        for name, body, answer in answers
        if answer.status_code != 200 or 'class="verdict' not in said(answer) or "Traceback" in said(answer)
    ]
    assert bad == []


@pytest.mark.usefixtures("own_program")
def test_what_stands_in_a_report_is_text_on_the_page() -> None:
    head = "template_version,institution,period,series,source,region,breakdown,category,value,numerator,denominator,missing,reason\n"
    body = (head + '1,DEM-A,2021-H1,<script>x</script>,"<img src=x>",LMA,total,total,1,,,,\n').encode()
    text = said(ask("check", body, name="DEM-A_2021-H1_v1.csv"))
    assert "<script>" not in text and "&lt;script&gt;" in text


@pytest.mark.usefixtures("own_program")
def test_the_marked_copy_is_a_workbook(tmp_path: Path) -> None:
    answer = ask("check", blank(tmp_path), name="DEM.xlsx", copy="1")
    assert (answer.status_code, answer.media_type) == (200, XLSX)
    assert bytes(answer.body)[:2] == b"PK"
    assert ask("check", b"no workbook", name="DEM.xlsx", copy="1").status_code == 404


@pytest.mark.usefixtures("own_program")
def test_too_much_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_upload, "MOST_MEGABYTES", 0)
    assert ask("check", b"x" * 100, name="a.csv").status_code == 413


@pytest.mark.parametrize("allowed", ["", "1"])
def test_nobody_sends_without_the_link_of_the_server(own_program: Path, monkeypatch: pytest.MonkeyPatch, allowed: str) -> None:
    monkeypatch.setenv("CPC_ACCEPT", allowed)
    before = build.ledger_of(own_program).read_bytes()
    answer = ask("send", b"anything", headers=OWN if allowed else SENDER, name="a.csv")
    assert answer.status_code == 403 and "Only officers send reports" in said(answer)
    assert build.ledger_of(own_program).read_bytes() == before


@pytest.mark.usefixtures("own_program")
@pytest.mark.parametrize("headers", [{}, {"host": "localhost:8501"}, OWN | {"origin": "http://elsewhere.example"}, OWN | {"origin": "null"}])
def test_a_report_is_checked_from_a_page_of_the_server(headers: dict[str, str]) -> None:
    assert ask("check", b"anything", headers=headers, name="a.csv").status_code == 403


def test_a_report_sent_from_here_is_kept_as_received(own_program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CPC_ACCEPT", "1")
    with duckdb.connect(str(build.ledger_of(own_program)), read_only=True) as ledger:
        ((original,),) = ledger.execute("select original from report where institution = 'DEM-E' and period = '2024-H1'").fetchall()
    unexplained = ask("send", original, name="DEM-E_2024-H1_v2.csv")
    assert unexplained.status_code == 422 and "Say why, in English or in Spanish" in said(unexplained)
    reasons = {"reason_en": "Found later.", "reason_es": "Se halló después."}
    answer = ask("send", original, name="DEM-E_2024-H1_v2.csv", **reasons)
    assert "DEM-E 2024-H1 v2 was received and waits for a steward." in said(answer)
    assert answer.headers["cache-control"] == "no-store" and hashlib.sha256(original).hexdigest() in said(answer)
    receipt = b64decode(re.findall(r'href="data:text/plain;charset=utf-8;base64,([^"]+)" download="DEM-E_2024-H1_v2_receipt.txt"', said(answer))[0])
    assert b"SHA-256: " + hashlib.sha256(original).hexdigest().encode() in receipt and b"Version: 2" in receipt
    with duckdb.connect(str(build.ledger_of(own_program)), read_only=True) as ledger:
        kept = ledger.execute("select version, original = $1 from report where institution = 'DEM-E' and period = '2024-H1' order by 1", [original])
        assert kept.fetchall() == [(1, True), (2, True)]
    again = ask("send", original, name="DEM-E_2024-H1_v2.csv", **reasons)
    assert again.status_code == 422 and "Version 2 of this report was accepted before" in said(again)


def test_sends_at_once_wait_their_turn(own_program: Path, monkeypatch: pytest.MonkeyPatch, long: bool) -> None:
    """One is the first; the others are told so, none of a busy server, a path or a process. With --long ten come at once."""
    monkeypatch.setenv("CPC_ACCEPT", "1")
    monkeypatch.setattr("pages.web.limits.HEAVY._limiter", None)
    with duckdb.connect(str(build.ledger_of(own_program)), read_only=True) as ledger:
        ((original,),) = ledger.execute("select original from report where institution = 'DEM-E' and period = '2024-H1'").fetchall()
    told = {"name": "DEM-E_2024-H1_v2.csv", "reason_en": "Found later.", "lang": "en"}
    send = partial(answer, report_upload.receive_report, "/report/send", original, told, SENDER)
    requests = [partial(send, f"10.0.0.{number}") for number in range(10 if long else 4)]
    answers = together(requests)
    assert sorted(each.status_code for each in answers) == [200, *[422] * (len(requests) - 1)]
    assert not any(str(own_program.parent) in said(each) or re.search(r"process \d", said(each)) for each in answers)


@pytest.mark.usefixtures("own_program")
def test_there_are_two_tasks() -> None:
    assert ask("delete", b"", name="a.csv").status_code == 404
