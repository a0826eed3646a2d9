"""Two keys: a release is made when both sides signed what it is made from, and when it could be seen for the days that are set."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.build import ledger_of
from data.file_modes import SECRET
from data.ledger import store
from data.ledger.store import Decision
from data.problems import Refused
from data.stewards import previewing, release_keys, releasing
from tests.built.stewards import DAY, agree, clear_note, decide, expect, make_release, place_of, sign_preview, take_in, write_report
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # releases made

SIDES = ("technical-secretary", "tip-office")


@pytest.fixture
def agreed(world: World) -> World:
    """A world with a report that was agreed to after the build, and a cleared note."""
    expect(world, "A", "2018-H2")
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 5))
    world.build()
    agree(world, take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7))))
    clear_note(world.out, place_of(world))
    return world


def make(world: World, on: date = DAY) -> list[str]:
    """The rules that keep the release from being made; none where it was made."""
    try:
        releasing.make_release(world.out, "steward", on, place_of(world))
    except Refused as refused:
        return [problem.rule for problem in refused.problems]
    return []


def test_each_key_is_needed(agreed: World) -> None:
    place = place_of(agreed)
    assert make(agreed) == ["no-preview"]
    with pytest.raises(Refused, match="is not open"):
        release_keys.sign(agreed.out, "tip-office", DAY, place)
    release_keys.open_preview(agreed.out, "steward", DAY, place)
    assert make(agreed) == ["not-signed", "not-signed"]
    release_keys.sign(agreed.out, "technical-secretary", DAY, place)
    assert make(agreed) == ["not-signed"]
    for role, rule in (("technical-secretary", "signed-before"), ("steward", "wrong-role"), ("reporting-officer", "wrong-role")):
        with pytest.raises(Refused) as caught:
            release_keys.sign(agreed.out, role, DAY, place)
        assert [problem.rule for problem in caught.value.problems] == [rule]
    preview = release_keys.sign(agreed.out, "tip-office", DAY, place)
    assert preview.signed == dict.fromkeys(SIDES, DAY) and preview.unsigned == ()
    assert make(agreed) == []
    with duckdb.connect(str(ledger_of(agreed.out)), read_only=True) as ledger:
        done = ledger.execute("select command, role from act where command in ('preview', 'sign', 'release') order by act desc limit 4").fetchall()
    assert done == [("release", "steward"), ("sign", "tip-office"), ("sign", "technical-secretary"), ("preview", "steward")]


def test_whatever_is_done_afterwards_makes_both_names_void(agreed: World) -> None:
    place = place_of(agreed)
    sign_preview(agreed.out, place)
    report = take_in(agreed, write_report(agreed, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 8), version=2), reason="One more.")
    assert make(agreed) == ["no-preview"], "a report came in"
    sign_preview(agreed.out, place)
    decide(agreed, report, "returned", reason="A slip.")
    assert make(agreed) == ["no-preview"], "it was returned"
    sign_preview(agreed.out, place)
    releasing.write_note(agreed.out, {"en": "Another note.", "es": "Otra nota."}, Decision("noted", "technical-secretary", DAY), place)
    assert make(agreed) == ["note-not-cleared"]
    clear_note(agreed.out, place, note="Another note again.")
    assert make(agreed) == ["no-preview"], "the note is another"
    sign_preview(agreed.out, place)
    agreed.add("programme/targets", series="1.6-a.cases", region="LMA", year=2018, value=9, basis="period", adopted_on="2018-01-15", adopted_by="A")
    assert make(agreed) == ["no-preview"], "a target is new"
    sign_preview(agreed.out, place)
    assert make(agreed) == []


def test_a_real_ledger_is_seen_for_seven_days(agreed: World) -> None:
    place = place_of(agreed)
    with store.connect(agreed.folder / "spill") as connection:
        store.open_ledger(connection, ledger_of(agreed.out))
        with store.writing(connection):
            connection.execute("update ledger.about set value = '7' where key = 'preview_days'")
            store.act(connection, "test", "steward", "seven days")
        store.detach(connection)
    sign_preview(agreed.out, place)
    assert make(agreed, DAY + timedelta(days=6)) == ["preview-running"]
    with pytest.raises(Refused, match=r"until 2020-06-08"):
        releasing.make_release(agreed.out, "steward", DAY + timedelta(days=6), place)
    assert make(agreed, DAY + timedelta(days=7)) == []


def figures(path: Path, release: int) -> set[tuple[object, ...]]:
    question = "select key, value, missing, flags from figure where $1 between first_release and coalesce(last_release, $1)"
    with duckdb.connect(str(path), read_only=True) as connection:
        return set(connection.execute(question, [release]).fetchall())


def test_the_preview_is_the_release_and_changes_nothing(agreed: World) -> None:
    place = place_of(agreed)
    released, ledger = agreed.out.read_bytes(), ledger_of(agreed.out).read_bytes()
    preview = previewing.make_preview(agreed.out, place)
    assert (agreed.out.read_bytes(), ledger_of(agreed.out).read_bytes()) == (released, ledger)
    assert preview.stat().st_mode & 0o777 == SECRET and preview.parent == agreed.out.parent
    assert previewing.make_preview(agreed.out, place) == preview, "it is not made twice"
    seen = figures(preview, 3)
    before = preview.stat().st_mtime_ns
    sign_preview(agreed.out, place)
    assert previewing.make_preview(agreed.out, place).stat().st_mtime_ns == before, "names change nothing of what would be released"
    assert make(agreed) == [] and figures(agreed.out, 3) == seen != figures(agreed.out, 2)
    assert not preview.exists(), "what is public needs no preview"
    assert [path.name for path in agreed.out.parent.glob(".build-*")] == []


def test_the_preview_of_an_earlier_state_goes_when_another_is_made(agreed: World) -> None:
    first = previewing.make_preview(agreed.out, place_of(agreed))
    clear_note(agreed.out, place_of(agreed), note="Another one.")
    second = previewing.make_preview(agreed.out, place_of(agreed))
    assert second != first and second.exists() and not first.exists()


def test_nobody_waits_for_a_preview_and_of_what_they_did_it_is_made_anew(agreed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []
    prepare, place = previewing.prepare_release, place_of(agreed)

    def prepare_and_go_on(*arguments: Any) -> None:
        if not made:
            clear_note(agreed.out, place, note="Another one.")  # busy where the preview holds the ledger
        made.append(agreed.out)
        prepare(*arguments)

    monkeypatch.setattr(previewing, "prepare_release", prepare_and_go_on)
    preview = previewing.make_preview(agreed.out, place)
    assert len(made) == 2 and previewing.make_preview(agreed.out, place) == preview and len(made) == 2
    with duckdb.connect(str(preview), read_only=True) as connection:
        assert connection.execute("select note_en from release where release = 3").fetchall() == [("Another one.",)]
    assert [path.name for path in agreed.out.parent.glob(".preview-*")] == [preview.name]
    assert [path.name for path in agreed.out.parent.glob(".build-*")] == []


def test_the_preview_with_a_report_is_what_agreeing_to_it_would_release(agreed: World) -> None:
    place = place_of(agreed)
    expect(agreed, "A", "2019-H1")
    report = take_in(agreed, write_report(agreed, "A", "2019-H1", line("1.6-a.cases", "DA", "LMA", 9)))
    ledger = ledger_of(agreed.out).read_bytes()
    alone, besides = previewing.make_preview(agreed.out, place), previewing.make_preview(agreed.out, place, report=report)
    assert alone.exists() and besides.exists() and ledger_of(agreed.out).read_bytes() == ledger
    key = "figure/1.6-a.cases/DA/LMA/2019-H1/total/total"
    assert {row[:2] for row in figures(besides, 3)} - {row[:2] for row in figures(alone, 3)} >= {(key, 9.0)}
    agree(agreed, report)
    sign_preview(agreed.out, place)
    assert make(agreed) == [] and {row[:2] for row in figures(agreed.out, 3)} >= {(key, 9.0)} and not besides.exists()


def test_a_release_without_a_cleared_note_has_no_preview(agreed: World) -> None:
    make_release(agreed.out, place_of(agreed), note="It came.")
    with pytest.raises(Refused, match="has no note"):
        release_keys.open_preview(agreed.out, "steward", DAY, place_of(agreed))
