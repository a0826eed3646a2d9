"""What stewards write down of annual meetings: frozen before, changed with a reason, told only when cleared."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from data.build import ledger_of
from data.cli.main import main
from data.days import today
from data.problems import Refused
from data.stewards import meetings, verification
from data.stewards.meetings import Discussion, Entry, Meeting
from tests.built.stewards import place_of, release
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # several steps of stewards a test
DAY = date(2020, 6, 1)
COMING = Meeting("M1", {"en": "Meeting", "es": "Reunión"}, date(2099, 1, 1))
SECRET = "The ministry wants to wait for the next budget"


def begun(world: World) -> World:
    """A world that was released, with the signature, and a meeting of the past whose list has 1.6-a."""
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 20))
    world.add("framework/events", event="signature", kind="term", starts="2017-06-15", name_en="Signed", name_es="Firmada")
    world.add("framework/events", event="dialogue-1", kind="meeting", starts="2019-05-01", name_en="Dialogue", name_es="Diálogo")
    world.add("framework/meetings", meeting="dialogue-1", event="dialogue-1")
    world.add("programme/meetings", meeting="M0", name_en="Past", name_es="Pasada", held_on="2019-03-01", enters_release=1)
    listed = {"frozen_on": "2018-12-01", "position": 1, "series": "1.6-a.cases", "frozen_by": "A", "kept": 1, "enters_release": 1}
    world.add("programme/meeting_indicators", meeting="M0", indicator="1.6-a", **listed)
    world.build()
    return world


def freeze(world: World, *entries: Entry, on: date = DAY) -> None:
    meetings.freeze(world.out, list(entries), "technical-secretary", on, place_of(world))


def discuss(world: World, said: Discussion) -> int:
    return meetings.discuss(world.out, said, "technical-secretary", DAY, place_of(world))


def rules(step: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as refused:
        step()
    return [problem.rule for problem in refused.value.problems]


def test_a_meeting_is_set_its_list_frozen_and_changed_with_a_reason_and_all_of_it_released(world: World) -> None:
    begun(world)
    meetings.set_meeting(world.out, COMING, "technical-secretary", DAY, place_of(world))
    freeze(world, Entry("M1", "1.6-a", "A"), Entry("M1", "1.6-b", "A", series="1.6-a.cases"))
    later = DAY + timedelta(1)
    assert rules(lambda: freeze(world, Entry("M1", "1.6-a", "A", kept=False), on=later)) == ["change-without-reason"]
    freeze(world, Entry("M1", "1.6-a", "A", kept=False, reason={"en": "Too few cases", "es": "Pocos casos"}), on=later)
    release(world, on=later)
    assert world.ask("select meeting, indicators, coming from meeting where meeting = 'M1' and last_release is null") == [("M1", 1, True)]
    rows = "select indicator, series, frozen_on::varchar, kept, reason_es from meeting_indicator where meeting = 'M1' order by position"
    assert world.ask(rows) == [
        ("1.6-a", "1.6-a.complaints", "2020-06-01", True, None),
        ("1.6-b", "1.6-a.cases", "2020-06-01", True, None),
        ("1.6-a", "1.6-a.complaints", "2020-06-02", False, "Pocos casos"),
    ]
    assert verification.verify(world.out) == []


def test_a_list_is_not_frozen_after_its_meeting_whatever_day_is_given(world: World) -> None:
    begun(world)
    assert rules(lambda: freeze(world, Entry("M0", "1.6-b", "A", reason={"en": "r", "es": "r"}), on=date(2019, 1, 1))) == ["frozen-after"]


def test_what_was_said_is_in_no_file_before_it_was_cleared_and_a_later_entry_waits_for_its_own(world: World) -> None:
    begun(world)
    said = Discussion("M0", "1.6-a", True, {"en": SECRET, "es": "Dicho"}, follow_up={"en": "Do it"}, owner="A", due_on=date(2020, 9, 1))
    entry = discuss(world, said)
    release(world)
    assert world.ask("select * from discussion") == []
    assert SECRET.encode() not in world.out.read_bytes() and SECRET.encode() in ledger_of(world.out).read_bytes()
    assert meetings.clear(world.out, "M0", entry, "steward", DAY, place_of(world)).cleared
    discuss(world, Discussion("M0", "1.6-a", False, {"en": "Another word", "es": "Otra palabra"}))
    release(world)
    told = "select discussed, note_en, owner, due_on::varchar, cleared_by, first_release from discussion where last_release is null"
    assert world.ask(told) == [(True, SECRET, "A", "2020-09-01", "steward", 4)]
    assert [(each.entry, each.cleared) for each in meetings.read_log(world.out, "M0", place_of(world))] == [(1, True), (2, False)]


@pytest.mark.parametrize(
    ("step", "found"),
    [
        (lambda w: freeze(w, Entry("M9", "9.9-z", "NOBODY", series="9.9-z.x")), ["unknown-code"] * 4),
        (lambda w: freeze(w, Entry("dialogue-1", "1.6-a", "A")), ["unknown-code"]),
        (lambda w: discuss(w, Discussion("M0", "1.6-b", True)), ["not-frozen"]),
        (lambda w: discuss(w, Discussion("M0", "1.6-a", True, {"es": "DNI " + "4567" + "8912"})), ["person-name"]),
        (lambda w: discuss(w, Discussion("M0", "1.6-a", True, owner="NOBODY")), ["unknown-code"]),
        (lambda w: meetings.clear(w.out, "M0", 7, "steward", DAY, place_of(w)), ["no-such-entry"]),
        (
            lambda w: meetings.set_meeting(w.out, Meeting("M2", {"en": "a", "es": "b"}, date(2016, 1, 1)), "steward", DAY, place_of(w)),
            ["before-signature"],
        ),
        (
            lambda w: meetings.set_meeting(w.out, Meeting("M2", {"en": "a", "es": "b"}, DAY, pinned_release=9), "steward", DAY, place_of(w)),
            ["unknown-code"],
        ),
        (lambda w: meetings.set_meeting(w.out, COMING, "steward", today() + timedelta(2), place_of(w)), ["day-to-come"]),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(world: World, step: Callable[[World], object], found: list[str]) -> None:
    begun(world)
    assert rules(lambda: step(world)) == found
    with duckdb.connect(str(ledger_of(world.out)), read_only=True) as ledger:
        counted = [ledger.execute(f"select count(*) from {table}").fetchall() for table in ("meeting", "meeting_indicator", "discussion")]
    assert counted == [[(0,)]] * 3


def test_what_is_said_is_noted_after_the_meeting(world: World) -> None:
    begun(world)
    meetings.set_meeting(world.out, COMING, "technical-secretary", DAY, place_of(world))
    freeze(world, Entry("M1", "1.6-a", "A"))
    assert rules(lambda: discuss(world, Discussion("M1", "1.6-a", True))) == ["meeting-to-come"]


def test_the_commands(program: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (program, ledger_of(program)):
        shutil.copyfile(path, tmp_path / path.name)

    def run(*arguments: str) -> int:
        return main(["meeting", *arguments, "--out", str(tmp_path / program.name)])

    assert run("set", "DEM-NEXT", "--name", "Next", "--name-es", "Próxima", "--held-on", "2099-05-01", "--release", "3") == 0
    assert run("freeze", "DEM-NEXT", "1.6-c", "2.2-a", "--by", "DEM-MSC") == 0
    assert run("take-out", "DEM-NEXT", "1.6-d", "--by", "DEM-MSC") == 2
    assert "“1.6-d” is no key indicator of this meeting" in capsys.readouterr().err
    assert run("discuss", "DEM-2022", "1.1-a", "--decision", "Keep it", "--decision-es", "Mantenerlo", "--owner", "DEM-A", "--due", "2026-12-01") == 0
    assert "DEM-2022 entry 1: noted" in capsys.readouterr().out
    assert run("clear", "DEM-2022") == 0
    assert "entry 1: 1.1-a (discussed, not cleared): Keep it" in capsys.readouterr().out
    assert run("clear", "DEM-2022", "--entry", "1") == 0
    signed = [["preview", "--sign", "--role", role] for role in ("technical-secretary", "tip-office")]
    for step in (["note", "--en", "The meeting."], ["note", "--clear"], ["preview"], *signed, ["release"]):
        assert main([*step, "--out", str(tmp_path / program.name)]) == 0
    with duckdb.connect(str(tmp_path / program.name), read_only=True) as released:
        assert released.execute("select decision_es, owner from discussion where first_release = 4").fetchall() == [("Mantenerlo", "DEM-A")]
        listed = "select indicator, series from meeting_indicator where meeting = 'DEM-NEXT' order by position"
        assert released.execute(listed).fetchall() == [("1.6-c", "1.6-c.cases"), ("2.2-a", "2.2-a.places")]
