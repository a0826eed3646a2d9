"""Reminders go to addresses of offices alone, on the days that are set, once a day, and hold no figure."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from data.cli.main import main
from data.problems import Refused
from data.stewards import reminders
from tests.built.stewards import decide, place_of, take_in, write_report
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # steps of stewards, each on another day

AT = "@" + "office.example"
DUE = date(2019, 2, 28)


class Post(socketserver.StreamRequestHandler):
    """As much of SMTP as a mail needs."""

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        inside = False
        for read in self.rfile:
            text, answer = read.decode().rstrip("\r\n"), b"250 done\r\n"
            if inside:
                inside = text != "."
                answer = b"" if inside else answer
                self.server.mails[-1].append(text)  # type: ignore[attr-defined]
            elif text.upper() == "DATA":
                inside, answer = True, b"354 go on\r\n"
                self.server.mails.append([])  # type: ignore[attr-defined]
            if text.upper().startswith("RCPT") and "full" in text:
                answer = b"452 full\r\n"
            if not inside and text.upper() == "QUIT":
                answer = b"221 bye\r\n"
            self.wfile.write(answer)


@pytest.fixture
def post() -> Iterator[tuple[str, list[list[str]]]]:
    """The address of a server of mail, and the mails it took."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Post) as server:
        server.mails = []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"smtp://127.0.0.1:{server.server_address[1]}", server.mails  # type: ignore[attr-defined]
        server.shutdown()


@pytest.fixture
def expected(world: World) -> World:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 5))
    world.nothing_came("A", "2018-H2")
    world.build()
    return world


def listed(world: World, on: date, address: str = f"statistics{AT}") -> list[tuple[str, str, str]]:
    found = reminders.list_reminders(world.out, on, {"A": address}, place_of(world))
    return [(each.institution, each.period, each.address) for each in found]


def test_a_reminder_goes_out_on_the_days_that_are_set(expected: World) -> None:
    told = {days: listed(expected, DUE - timedelta(days=days)) for days in (15, 14, 13, 4, 3, 2, 1, 0, -1, -2)}
    assert {days for days, found in told.items() if found} == set(reminders.DAYS) == {14, 3, -1}
    assert told[14] == [("A", "2018-H2", f"statistics{AT}")]


def test_what_came_needs_none_and_what_was_returned_does(expected: World) -> None:
    report = take_in(expected, write_report(expected, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7)))
    assert listed(expected, DUE - timedelta(days=3)) == []
    decide(expected, report, "returned", reason="A half-year is missing.")
    assert [each[:2] for each in listed(expected, DUE - timedelta(days=3))] == [("A", "2018-H2")]


@pytest.mark.parametrize("before", ["ana.perez", "Ana_Perez", "juan-carlos.quispe", "maria.lopez.rojas"])
def test_an_address_of_a_person_is_refused(tmp_path: Path, before: str) -> None:
    (tmp_path / "a.csv").write_text(f"institution,address\nA,statistics{AT}\nB,{before}{AT}\n")
    with pytest.raises(Refused) as refused:
        reminders.read_addresses(tmp_path / "a.csv")
    assert [(problem.rule, problem.row) for problem in refused.value.problems] == [("mail-of-person", 3)]
    assert before not in str(refused.value)


@pytest.mark.parametrize("address", ["statistics", AT, f"a b{AT}", "x@office", ""])
def test_what_is_no_address_is_refused(address: str) -> None:
    assert not reminders.is_of_role(address)


@pytest.mark.parametrize("content", ["", "nothing\n", "institution;address\nA;b\n"])
def test_what_is_no_list_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.csv").write_text(content)
    if content:
        with pytest.raises(Refused):
            reminders.read_addresses(tmp_path / "a.csv")
    with pytest.raises(Refused):
        reminders.read_addresses(tmp_path / "none.csv")


def test_it_is_sent_once_a_day_in_both_languages_without_a_figure(expected: World, post: tuple[str, list[list[str]]]) -> None:
    server, mails = post
    on = DUE - timedelta(days=14)
    found = reminders.list_reminders(expected.out, on, {"A": f"statistics{AT}"}, place_of(expected))
    send = reminders.make_sender(server)
    assert reminders.send_reminders(expected.out, on, found, send, f"cpc{AT}", "https://cpc.example", place_of(expected)) == 1
    (mail,) = mails
    text = "\n".join(mail)
    assert "Subject: Informe semestral 2018-II: vence el 2019-02-28" in text and f"To: statistics{AT}" in text
    link = "https://cpc.example/download/workbook?institution=A&half=2018-H2&lang=es"
    assert "The half-yearly report of" in text and link in text.replace("=\n", "").replace("=3D", "=")
    assert listed(expected, on) == [], "noted, so not sent twice"


def test_the_command_says_what_it_does(
    expected: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], post: tuple[str, list[list[str]]]
) -> None:
    (tmp_path / "a.csv").write_text(f"institution,address\nA,full{AT}\n")
    monkeypatch.setattr(reminders, "list_reminders", partial(reminders_of, expected))

    def run(*words: str) -> tuple[int, str]:
        code = main(["remind", str(tmp_path / "a.csv"), "--on", "2019-02-25", "--out", str(expected.out), *words])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    assert run("--show")[0] == 0
    assert "No mail is sent: set CPC_MAIL" in run()[1]
    monkeypatch.setenv("CPC_MAIL", post[0])
    monkeypatch.setenv("CPC_MAIL_FROM", f"cpc{AT}")
    code, said = run()
    assert code == 2 and "did not take it" in said and post[1] == []
    monkeypatch.setenv("CPC_MAIL", "https://mail.example")
    assert "is no server of mail" in run()[1]


REAL = reminders.list_reminders


def reminders_of(world: World, _: Path, on: date, addresses: dict[str, str]) -> list[reminders.Reminder]:
    """The same with the tables of this world."""
    return REAL(world.out, on, addresses, place_of(world))
