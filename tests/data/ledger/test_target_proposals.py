"""Targets as a process: proposed by one side, agreed by the other, in force from a day; each state is in the next release."""

from __future__ import annotations

from datetime import date

import pytest

from data.cli.main import main
from data.ledger.store import Decision
from data.problems import Refused
from data.stewards import target_proposals
from data.stewards.target_proposals import Target
from pages.cards.kinds import build_card
from pages.view.view import open_view
from queries.database import Database
from tests.built.stewards import DAY, place_of, release
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # releases made
PE, US = "technical-secretary", "tip-office"
TARGET = Target("1.6-a.cases", "LMA", 2018, 9, DAY)
WHY = "More officers from March on."
LATER = date(2020, 7, 1)
WRONG = ("negative", "target-day", "unknown-code")


@pytest.fixture
def built(world: World) -> World:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 5))
    world.add(
        "programme/targets", series="1.6-a.cases", region="LMA", year=2018, value=5, basis="period", adopted_on="2018-01-01", adopted_in_release=1
    )
    world.build()
    return world


def propose(world: World, target: Target = TARGET, role: str = PE, reason: str = WHY, on: date = DAY) -> int:
    return target_proposals.propose(world.out, target, Decision("proposed", role, on, {"en": reason}), place_of(world))


def answer(world: World, number: int, what: str = "agreed", role: str = US, on: date = DAY) -> None:
    target_proposals.answer(world.out, number, what, role, on, place_of(world))


def told(world: World, made: int) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """The proposals and the targets that a release tells."""
    between = "$release between first_release and coalesce(last_release, $release)"
    proposals = world.ask(f"select state, reason_en, proposed_by from target_proposal where {between} order by proposal", release=made)
    return proposals, world.ask(f"select value, adopted_on, adopted_by from target where {between} and year = 2018", release=made)


def test_each_state_is_released_and_the_target_holds_when_both_sides_agreed(built: World) -> None:
    before = [(5.0, date(2018, 1, 1), None)]
    assert told(built, 2) == ([], before)
    number = propose(built)
    assert told(built, release(built)) == ([("proposed", None, "PE")], before), "why is said when the other side has read it"
    answer(built, number)
    made = release(built)
    assert told(built, made) == ([("agreed", WHY, "PE")], [(9.0, DAY, "PE;US")])
    assert told(built, made - 1) == ([("proposed", None, "PE")], before), "what was released stays"
    assert told(built, release(built, on=LATER))[1] == [(9.0, DAY, "PE;US")], "and holds in every later one"


@pytest.mark.parametrize(("lang", "said"), [("en", "proposed target, not yet agreed to"), ("es", "meta propuesta, aún sin acuerdo")])
def test_the_sheet_of_the_indicator_tells_it(built: World, lang: str, said: str) -> None:
    propose(built)
    release(built)
    view = open_view(Database(built.out).current(), {"lang": [lang]}, "/indicators")
    rows = build_card(view, "targets:1.6-a").table.rows
    assert [(row[3].text, row[3].key) for row in rows if len(row) > 3 and row[2].text == said] == [("9", "target_proposal/1")]


def test_it_holds_from_its_day_on_and_not_before(built: World) -> None:
    answer(built, propose(built, Target("1.6-a.cases", "LMA", 2018, 9, LATER)))
    assert told(built, release(built))[1][0][0] == 5.0
    assert told(built, release(built, on=LATER))[1] == [(9.0, LATER, "PE;US")]


def test_a_withdrawn_one_never_holds(built: World) -> None:
    answer(built, propose(built), "withdrawn", PE)
    assert told(built, release(built)) == ([("withdrawn", None, "PE")], [(5.0, date(2018, 1, 1), None)])


@pytest.mark.parametrize(
    ("target", "role", "reason", "rules"),
    [
        (TARGET, "steward", WHY, ["wrong-role"]),
        (TARGET, "reporting-officer", WHY, ["wrong-role"]),
        (TARGET, PE, "", ["target-reason"]),
        (TARGET, PE, "Ask DNI 4" + "5678912", ["identity-number"]),
        (
            Target("9.9", "XX", 1999, -1, date(2020, 5, 31), "never"),
            PE,
            WHY,
            ["unknown-series", "unknown-region", "target-year", *WRONG],
        ),
        (Target("1.6-a.cases", "ALL", 2018, 9, DAY), PE, WHY, ["unknown-region"]),
    ],
)
def test_what_cannot_be_proposed_is_told(built: World, target: Target, role: str, reason: str, rules: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        propose(built, target, role, reason)
    found = [problem.rule for problem in refused.value.problems]
    assert found == rules
    assert target_proposals.list_proposals(built.out, place_of(built)) == []


def test_a_side_agrees_to_none_of_its_own_and_withdraws_none_of_the_other(built: World) -> None:
    number = propose(built)
    for what, role, rule in (("agreed", PE, "own-proposal"), ("withdrawn", US, "others-proposal"), ("agreed", "steward", "wrong-role")):
        with pytest.raises(Refused) as refused:
            answer(built, number, what, role)
        assert [problem.rule for problem in refused.value.problems] == [rule]
    with pytest.raises(Refused, match="is open"):
        propose(built, role=US)
    with pytest.raises(Refused, match="no proposed target 9"):
        answer(built, 9)
    answer(built, number)
    with pytest.raises(Refused, match="already"):
        answer(built, number)
    assert propose(built, role=US) == number + 1, "a settled one gives way to another"


def test_the_commands(built: World, capsys: pytest.CaptureFixture[str]) -> None:
    """On the tables of the demonstration, which the command takes; the ledger of this world has other institutions and so only codes count."""

    def run(*words: str) -> tuple[int, str]:
        code = main(["target", *words, "--out", str(built.out)])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    assert run("propose", "1.6-d.cases", "LOR", "2023", "14", "--from", "2099-01-01", "--reason", WHY)[0] == 0
    assert run("agree", "1", "--role", PE)[1].startswith("Your side proposed target 1")
    assert run("agree", "1") == (0, "Target 1 is agreed by both sides. It holds from its day on; the next release says so.\n")
    assert run("list")[1] == f"1: 1.6-d.cases LOR 2023: 14 from 2099-01-01 on (agreed)\n   {WHY}\n"
    assert run("withdraw", "1", "--role", PE)[0] == 2
