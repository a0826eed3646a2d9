"""Annual meetings: frozen before they are held, changed with a trace, told only when a steward cleared what was said."""

from datetime import date
from typing import Any

import pytest

from data.problems import Refused
from data.stewards import releasing
from tests.built.stewards import clear_note, place_of, sign_preview
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # several builds a test

ROLE = "Steward"


def sign(world: World) -> None:
    world.add("framework/events", event="signature", kind="term", starts="2017-06-15", name_en="Signed", name_es="Firmada")


def meet(world: World, code: str = "M1", held_on: str = "2019-03-01", **cells: Any) -> None:
    names = {"name_en": "Meeting", "name_es": "Reunión"}
    world.add("programme/meetings", meeting=code, held_on=held_on, **(names | {"enters_release": 1} | cells))


def freeze(world: World, indicator: str, frozen_on: str = "2018-12-01", code: str = "M1", **cells: Any) -> None:
    own = {"position": 1, "series": f"{indicator}.cases", "frozen_by": "A", "kept": 1, "enters_release": 1}
    world.add("programme/meeting_indicators", meeting=code, indicator=indicator, frozen_on=frozen_on, **(own | cells))


def say(world: World, indicator: str, code: str = "M1", **cells: Any) -> None:
    own = {"discussed": 1, "note_en": "Said", "note_es": "Dicho", "cleared_by": ROLE, "cleared_on": "2019-03-15", "enters_release": 1}
    world.add("programme/discussions", meeting=code, indicator=indicator, **(own | cells))


@pytest.fixture
def reported(world: World) -> World:
    """A world with one report, so that a release can be made."""
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 20))
    return world


def test_a_meeting_counts_its_key_indicators_what_was_discussed_and_what_is_open(reported: World) -> None:
    meet(reported)
    for indicator in ("1.6-a", "1.6-b"):
        freeze(reported, indicator, series="1.6-a.cases")
    say(reported, "1.6-a", follow_up_en="Do it", follow_up_es="Hacerlo", due_on="2019-06-01")
    say(reported, "1.6-b", discussed=0, follow_up_en="Look", follow_up_es="Mirar", done_on="2019-04-01")
    reported.build()
    assert reported.ask("select indicators, discussed, open_points, coming, days_left from meeting where last_release is null") == [
        (2, 1, 1, False, None)
    ]


def test_a_coming_meeting_says_how_many_days_are_left_and_what_was_said_is_not_counted(reported: World) -> None:
    meet(reported, held_on="2099-01-01")
    freeze(reported, "1.6-a")
    reported.build()
    ((coming, left, indicators, discussed),) = reported.ask("select coming, days_left, indicators, discussed from meeting where last_release is null")
    ((until,),) = reported.ask("select (date '2099-01-01' - max(released_on)) from release")
    assert (coming, left, indicators, discussed) == (True, until, 1, None)


def test_a_frozen_list_is_changed_by_a_row_with_a_reason_and_both_stay(reported: World) -> None:
    meet(reported)
    freeze(reported, "1.6-a")
    freeze(reported, "1.6-a", "2019-01-15", kept=0, reason_en="Too few cases", reason_es="Pocos casos")
    freeze(reported, "1.6-b", "2019-01-15", series="1.6-a.cases", reason_en="Takes its place", reason_es="La reemplaza")
    reported.build()
    rows = reported.ask("select indicator, frozen_on::varchar, kept, reason_en from meeting_indicator where last_release is null order by all")
    assert rows == [
        ("1.6-a", "2018-12-01", True, None),
        ("1.6-a", "2019-01-15", False, "Too few cases"),
        ("1.6-b", "2019-01-15", True, "Takes its place"),
    ]
    assert reported.ask("select indicators from meeting where last_release is null") == [(1,)]


def test_a_released_list_cannot_be_changed_without_a_trace(reported: World) -> None:
    meet(reported)
    freeze(reported, "1.6-a")
    reported.build()
    path = reported.folder / "programme" / "meeting_indicators.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2018-12-01", "2018-12-02"), encoding="utf-8")
    before = reported.out.read_bytes()
    clear_note(reported.out, place_of(reported))
    sign_preview(reported.out, place_of(reported))
    with pytest.raises(Refused) as refused:
        releasing.make_release(reported.out, "steward", date(2021, 6, 1), place_of(reported))
    assert [(problem.rule, problem.value) for problem in refused.value.problems] == [("frozen-changed", "M1 1.6-a 2018-12-01")]
    assert reported.out.read_bytes() == before


def test_what_is_not_cleared_is_in_no_released_file(reported: World) -> None:
    meet(reported)
    freeze(reported, "1.6-a")
    say(reported, "1.6-a", note_en="PLANTED SENTENCE", cleared_by="", cleared_on="")
    out = reported.build()
    assert reported.ask("select count(*) from discussion") == [(0,)]
    assert b"PLANTED SENTENCE" not in out.read_bytes()


@pytest.mark.parametrize(
    ("plant", "rule", "column"),
    [
        (lambda world: (sign(world), meet(world, held_on="2016-01-01")), "before-signature", "held_on"),
        (lambda world: (meet(world), freeze(world, "1.6-a", "2019-03-02")), "frozen-after", "frozen_on"),
        (
            lambda world: (meet(world), freeze(world, "1.6-a"), freeze(world, "1.6-b", "2019-01-01", series="1.6-a.cases")),
            "change-without-reason",
            "reason",
        ),
        (lambda world: (meet(world), freeze(world, "1.6-a"), say(world, "1.6-b")), "not-frozen", "indicator"),
        (lambda world: freeze(world, "1.6-a"), "unknown-code", "meeting"),
    ],
)
def test_what_cannot_be_is_refused_by_file_row_and_column(reported: World, plant: Any, rule: str, column: str) -> None:
    plant(reported)
    with pytest.raises(Refused) as refused:
        reported.build()
    (problem, *_) = refused.value.problems
    assert (problem.rule, problem.column) == (rule, column) and problem.row and problem.file.endswith(".csv")
    for language in ("en", "es"):
        assert "{" not in problem.sentence(language) and len(problem.sentence(language)) > 20
    assert not reported.out.exists()
