"""Sums of money behind one or two cases: withheld, and not to be worked out from what is published beside them."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from data.disclosure.attacker.intervals import Sum, find_exposed
from data.disclosure.banner import swallow_banner
from data.disclosure.leaves import Places
from data.release.amounts import FEWEST, Amount, choose, link
from tests.built.world import World, line

ROOT = Path(__file__).parents[3]
PLACES = Places("ALL", "PILOTS", ("LMA", "LOR"), ("MDD",), ("NAT",))
PARENTS = {"2018-H1": "2018", "2018-H2": "2018", "2019-H1": "2019", "2019-H2": "2019", "2018": "TERM", "2019": "TERM"}
KINDS = {"TERM": "term", "2018": "year", "2019": "year"}
MEMBERS = {"PILOTS": PLACES.pilot, "ALL": PLACES.leaves}


@pytest.fixture(autouse=True)
def quiet() -> None:
    swallow_banner()


def rolled_up(leaves: dict[tuple[str, str], tuple[int, int]]) -> list[Amount]:
    """Every roll-up of cents and cases by place and half-year."""
    found = []
    for region in (*PLACES.leaves, *MEMBERS):
        for period in (*PARENTS, "TERM"):
            inside = [half for half in PARENTS if half in (period,) or PARENTS[half] == period or (period == "TERM" and half not in KINDS)]
            own = [leaves[place, half] for place in MEMBERS.get(region, (region,)) for half in inside if (place, half) in leaves]
            if own:
                cents, cases = map(sum, zip(*own, strict=True))
                found.append(Amount("m", "S", region, period, KINDS.get(period, "half"), "total", "total", cents, cases))
    return found


def attack(amounts: list[Amount], withheld: list[Amount]) -> set[tuple[str, str]]:
    """Places and periods of the single cases that a reader knows better than to a half."""
    name = lambda each: f"{each.region}/{each.period}"  # noqa: E731
    sums: list[Sum] = []
    known = {(each.region, each.period) for each in amounts}
    for region, period in known:
        places = [f"{place}/{period}" for place in MEMBERS.get(region, ()) if (place, period) in known]
        halves = [f"{region}/{part}" for part, whole in PARENTS.items() if whole == period and (region, part) in known]
        sums += [(f"{region}/{period}", tuple(parts)) for parts in (places, halves) if parts]
    shown = {name(each): each.cents for each in amounts if each not in withheld}
    doubts = {name(each): (each.cents - each.cents // 2, each.cents + each.cents // 2) for each in amounts if each.cents and each.cases < FEWEST}
    return {(place, period) for place, _, period in (each.partition("/") for each in find_exposed(shown, sums, doubts))}


@pytest.mark.parametrize("seed", range(12))
def test_no_single_case_is_told_by_what_is_published(seed: int) -> None:
    draw = random.Random(seed)
    leaves = {}
    for place in PLACES.leaves:
        for half in (period for period in PARENTS if period not in KINDS):
            cases = draw.choice((0, 0, 1, 2, 4, 9))
            leaves[place, half] = (sum(draw.randint(200_000, 3_000_000) for _ in range(cases)), cases)
    amounts = rolled_up(leaves)
    withheld = choose(amounts, PLACES, PARENTS)
    assert attack(amounts, withheld) == set()
    assert attack(amounts, []) == {(each.region, each.period) for each in amounts if each.single}
    assert not [each for each in withheld if not each.cents], "a sum of nothing is no secret"
    whole = [each for each in amounts if each.region == "ALL" and each.period_kind != "half"]
    assert [each for each in whole if each in withheld] == [each for each in whole if each.single]


def print_relations() -> None:
    print(link(rolled_up({(place, half): (900, 2) for place in PLACES.leaves for half in PARENTS}), PLACES, PARENTS))


def test_two_runs_find_the_same_pattern() -> None:
    """Python gives sets another order in each process; here the relations must not have it."""
    code = "from tests.data.release.test_amounts import print_relations; print_relations()"
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
        for seed in ("1", "2")
    ]
    assert "Linked" in runs[0].stdout
    assert runs[0].stdout == runs[1].stdout


def test_what_was_withheld_stays_so_and_what_is_in_no_table_is_never_shown() -> None:
    many = Amount("m", "S", "LMA", "2018", "year", "total", "total", 900_000, 9)
    once, unlisted = many._replace(region="LOR", withheld_before=True), many._replace(breakdown="offense", category="other", listed=False)
    assert choose([many, once, unlisted], PLACES, PARENTS) == [unlisted, once]
    assert choose([many._replace(shown_before=True, cases=2)], PLACES, PARENTS) != [], "a correction can make it a single case"


def test_a_release_withholds_the_sum_of_a_single_case(world: World) -> None:
    """Complaints stand for soles in the tiny programme: one case in Loreto, whose sum is what the pilots have beside Lima's."""
    (world.folder / "framework" / "amounts.csv").write_text("series,cases,all_before\n1.6-a.complaints,1.6-a.cases,0\n", encoding="utf-8")
    told = (("LMA", 9, 90_000), ("LOR", 1, 8_680))
    cases = [line("1.6-a.cases", "DA", region, count) for region, count, _ in told]
    world.report("A", "2018-H1", *cases, *[line("1.6-a.complaints", "DA", region, amount) for region, _, amount in told])
    world.build()
    missing = {region: world.figure("1.6-a.complaints", "DA", region, "2018-H1")[3] for region in ("LMA", "LOR", "PILOTS")}
    assert missing["LOR"] == "c" and "c" in {missing["LMA"], missing["PILOTS"]}
    assert world.figure("1.6-a.cases", "DA", "LOR", "2018-H1")[:1] == (1,)
