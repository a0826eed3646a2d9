"""A release that was a mistake is undone as long as nothing rests on it, and its number is never used again."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from data import build, schema
from data.cli.main import main
from data.page_api import finish
from data.problems import Refused
from data.stewards import release_recovery as finishing
from data.stewards import stewardship, undoing, verification
from tests.built.stewards import agree, expect, place_of, release, take_in, write_report
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # several steps of stewards a test
KEY = ("1.6-a.cases", "DA", "LMA", "2018-H2")


@pytest.fixture
def wrongly_dated(world: World) -> World:
    """Two releases of the build, and a third one, of a report agreed later, that was given the wrong day."""
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    expect(world, "A", "2018-H2")
    world.build()
    agree(world, take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7))))
    assert release(world, "The second half.", on=date(2020, 9, 1)) == 3
    return world


def released_rows(world: World) -> dict[str, list[tuple[object, ...]]]:
    """All that the released file says."""
    with duckdb.connect(str(world.out), read_only=True) as connection:
        return {
            name: connection.execute(f"select {table.stored} from {name} order by all").fetchall()
            for name, table in schema.tables().items()
            if table.kept
        }


def test_the_release_before_holds_again_and_the_next_one_says_what_happened(world: World) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    expect(world, "A", "2018-H2")
    world.build()
    before = released_rows(world)
    agree(world, take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7))))
    assert release(world, "The second half.", on=date(2020, 9, 1)) == 3
    assert released_rows(world) != before
    undoing.undo_release(world.out, 3, "steward", "Dated a quarter too late.", place_of(world))
    assert released_rows(world) == before
    assert verification.verify(world.out) == []
    with stewardship.opened(world.out, place_of(world)) as connection:
        assert connection.execute("select command, role, what from ledger.act order by act desc limit 1").fetchall() == [
            ("undo", "steward", "3: Dated a quarter too late.")
        ]
    assert release(world, "The second half.", on=date(2020, 6, 2)) == 4
    assert world.figure(*KEY, release=4) == (7, None, None, None, "")
    assert world.figure(*KEY, release=2) == (None, None, None, "x", "")
    notes = world.ask("select release, released_on::varchar, note_en, note_es from release where last_release is null order by release")
    assert [row[:2] for row in notes] == [(1, notes[0][1]), (2, notes[1][1]), (4, "2020-06-02")]
    assert notes[-1][2] == "The second half. Release 3 was undone." and notes[-1][3].endswith(" La publicación 3 se deshizo.")
    assert verification.verify(world.out) == []
    assert release(world, "Nothing new.", on=date(2020, 6, 3)) == 5
    assert world.ask("select note_en from release where release = 5 and last_release is null") == [("Nothing new.",)]


def test_two_in_a_row_are_undone_one_after_the_other(wrongly_dated: World) -> None:
    before = released_rows(wrongly_dated)
    assert release(wrongly_dated, "Once more.", on=date(2020, 9, 2)) == 4
    undoing.undo_release(wrongly_dated.out, 4, "steward", "A mistake.", place_of(wrongly_dated))
    assert released_rows(wrongly_dated) == before
    undoing.undo_release(wrongly_dated.out, 3, "steward", "Another one.", place_of(wrongly_dated))
    assert wrongly_dated.figure(*KEY, release=2) == (None, None, None, "x", "")
    assert release(wrongly_dated, "Now right.", on=date(2020, 6, 2)) == 5
    assert wrongly_dated.ask("select note_en from release where release = 5 and last_release is null") == [
        ("Now right. Release 3 was undone. Release 4 was undone.",)
    ]
    assert verification.verify(wrongly_dated.out) == []


def refusal(world: World, number: int, role: str = "steward") -> list[str]:
    with pytest.raises(Refused) as refused:
        undoing.undo_release(world.out, number, role, "A mistake.", place_of(world))
    return [problem.rule for problem in refused.value.problems]


def test_what_something_rests_on_stays(wrongly_dated: World) -> None:
    before = released_rows(wrongly_dated)
    assert refusal(wrongly_dated, 2) == ["not-the-last-release"]
    assert refusal(wrongly_dated, 4) == ["not-the-last-release"]
    assert refusal(wrongly_dated, 3, "reporting-officer") == ["wrong-role"]
    for planted, rule in (
        ("insert into ledger.victim_leaf values ('s', 'DA', 'LMA', 2018, 'total', 'total', 20, null, null, 3)", "decided-on-victims"),
        (
            "insert into ledger.meeting values ('2020', 'A', 'B', '2020-10-01', null, null, 3, null, null, 'steward', '2020-09-01')",
            "meeting-rests-on-it",
        ),
    ):
        with stewardship.opened(wrongly_dated.out, place_of(wrongly_dated)) as connection:
            connection.execute(planted)
            assert rule in [problem.rule for problem in undoing.list_obstacles(connection, 3, "steward")]
            connection.execute(f"delete from {planted.split()[2]}")
    with pytest.raises(Refused) as refused:
        undoing.undo_release(wrongly_dated.out, 3, "steward", "La Sra. María Quispe Mamani lo pidió.", place_of(wrongly_dated))
    assert refused.value.problems[0].column == "reason", "what is typed at a step is searched for data of persons"
    assert released_rows(wrongly_dated) == before


def test_the_first_release_has_none_to_go_back_to(world: World) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    world.build()
    assert refusal(world, 2) == ["decided-on-victims"]
    with stewardship.opened(world.out, place_of(world)) as connection:  # as if neither release had shown counts of child victims
        connection.execute("delete from ledger.victim_row")
        connection.execute("delete from ledger.victim_leaf")
    undoing.undo_release(world.out, 2, "steward", "A mistake.", place_of(world))
    assert refusal(world, 1) == ["first-release"]


def test_killed_before_the_file_the_next_command_finishes_it(wrongly_dated: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as planted:
        planted.setattr(build, "publish_again", fail)
        with pytest.raises(finishing.HalfDone, match="is undone in the ledger"):
            undoing.undo_release(wrongly_dated.out, 3, "steward", "A mistake.", place_of(wrongly_dated))
    assert finishing.releases_behind(wrongly_dated.out) == -1
    assert main(["verify", "--out", str(wrongly_dated.out)]) == 1
    assert finish(wrongly_dated.out) == 0
    assert finishing.releases_behind(wrongly_dated.out) == 0
    assert wrongly_dated.ask("select max(release) from release") == [(2,)]
    assert release(wrongly_dated, "Now right.", on=date(2020, 6, 2)) == 4


def test_the_command_undoes_and_says_so(wrongly_dated: World, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["undo", "3", "--out", str(wrongly_dated.out)]
    with pytest.raises(SystemExit):
        main(arguments)
    assert "--reason" in capsys.readouterr().err
    assert main([*arguments, "--reason", "A mistake.", "--role", "tip-office"]) == 2
    assert "It is for: steward." in capsys.readouterr().err
