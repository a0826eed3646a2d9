"""The steps a steward is offered, and the warnings about a step that changes nothing."""

import pytest

from data.ledger import store
from data.ledger.decisions import list_steps
from data.ledger.store import Decision
from data.problems import Refused
from data.stewards import releasing, stewardship
from tests.built.stewards import DAY, agree, decide, expect, place_of, release, take_in, write_report
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # several steps of stewards a test


def begun(world: World) -> World:
    """The first report of A is in the releases of the build, the second one is expected."""
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    expect(world, "A", "2018-H2")
    world.build()
    return world


def test_steps_that_are_offered_follow_the_rules(world: World) -> None:
    """A member's report: the secretary verifies or returns it, then each side agrees once. The reporting officer decides nothing."""
    begun(world)
    report = take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7)))

    def offered() -> dict[str, list[str]]:
        with stewardship.opened(world.out, place_of(world)) as connection:
            states = stewardship.read_states(connection)
        return {role: list_steps(report, role, DAY, states) for role in ("technical-secretary", "tip-office", "reporting-officer")}

    assert offered() == {"technical-secretary": ["returned", "verified"], "tip-office": [], "reporting-officer": []}
    decide(world, report, "verified", "technical-secretary")
    assert offered() == {"technical-secretary": ["returned", "agreed"], "tip-office": ["agreed"], "reporting-officer": []}
    decide(world, report, "agreed", "tip-office")
    assert offered() == {"technical-secretary": ["returned", "agreed"], "tip-office": [], "reporting-officer": []}
    decide(world, report, "agreed", "technical-secretary")
    assert offered() == {"technical-secretary": [], "tip-office": [], "reporting-officer": []}


def test_a_step_without_effect_is_said(world: World) -> None:
    """A version that says what the one before said, and a report of a half-year that was closed: kept, with a word. One that differs: none."""
    begun(world)

    def sent(value: int, version: int) -> list[str]:
        path = write_report(world, "A", "2018-H1", line("1.6-a.cases", "DA", "LMA", value), version=version)
        return [each.rule for each in stewardship.take_in(world.out, [path], "reporting-officer", DAY, {"en": "Again."}, place_of(world))[1]]

    assert [sent(7, 2), sent(7, 3), sent(8, 4)] == [[], ["same-as-before"], []]
    assert "A 2018-H2" in stewardship.list_missing(world.out, "2018", place_of(world)), "said when the period is closed"
    assert stewardship.list_missing(world.out, "2018-H1", place_of(world)) == []
    closing = Decision("closed", "technical-secretary", DAY)
    stewardship.close(world.out, "2018-H2", closing, "It will not come.", place_of(world))
    late = write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7))
    _, said = stewardship.take_in(world.out, [late], "reporting-officer", DAY, place=place_of(world))
    assert [(each.rule, each.value) for each in said if each.rule == "closed-before"] == [("closed-before", DAY.isoformat())]


def test_an_agreed_report_is_put_right_by_the_next_version(world: World) -> None:
    begun(world)
    report = take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7)))
    agree(world, report)
    for state, rule in (("returned", "agreed-stays"), ("agreed", "decided-before")):
        with pytest.raises(Refused) as refused:
            decide(world, report, state, reason="A row is wrong.")
        (told,) = refused.value.problems
        assert told.rule == rule
    assert told.file == "A/2018-H2/v1" and store.read_report(told.file.lower()) == report


def test_a_release_in_which_nothing_changed_is_known(world: World) -> None:
    begun(world)
    number = release(world, "Nothing was agreed.")
    assert releasing.count_new(world.out, number) == 0 < releasing.count_new(world.out, 1)
