"""Releases: versions resolved, small victim counts withheld, revisions told, earlier releases kept word for word."""

from typing import Any

import duckdb
import pytest

from data import build as building
from data import schema
from tests.built.world import World, line


def flags(world: World, *key: str, release: int = 2) -> Any:
    found = world.figure(*key, release=release)
    assert found is not None
    return found[4]


def corrected(world: World) -> None:
    """Two releases: Lima corrected from 30 to 33, Loreto unchanged, a child count that crosses eleven."""
    cases = [line("1.6-a.cases", "DA", "LOR", 12), line("1.6-a.cases", "DA", "NAT", 0)]
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 30), *cases)
    world.report(
        "A",
        "2018-H1",
        line("1.6-a.cases", "DA", "LMA", 33),
        *cases,
        version=2,
        enters=2,
        received="2019-02-01",
        reason="Three files came late.",
    )
    world.report("A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 20), line("1.6-a.cases", "DA", "LOR", 5), enters=2)
    children = {"LMA": (9, 14), "LOR": (14, 9), "NAT": (20, 25)}
    for version in (1, 2):
        lines = [line("2.3-b.children", "DB", region, values[version - 1]) for region, values in children.items()]
        lines += [line("1.6-a.complaints", "DB", "NAT", 19 + version)]
        world.report("B", "2017-H2", *lines, version=version, enters=version, reason="Registers compared." if version == 2 else "")


def test_the_highest_accepted_version_that_has_entered_counts(world: World) -> None:
    corrected(world)
    world.build()
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018-H1", release=1) == (30, None, None, None, "")
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018-H1", release=2) == (33, None, None, None, "r")
    assert world.figure("1.6-a.cases", "DA", "ALL", "2018-H1", release=2)[0] == 45
    assert world.figure("1.6-a.cases", "DA", "LOR", "2018-H1", release=2) == (12, None, None, None, "")
    versions = world.ask("select version, reason_en, first_release, last_release from figure_report where region = 'LMA' and series = '1.6-a.cases'")
    assert sorted(versions, key=str) == sorted([(1, None, 1, 1), (2, "Three files came late.", 2, None), (1, None, 2, None)], key=str)


def test_what_did_not_change_stays_one_row(world: World) -> None:
    corrected(world)
    world.build()
    rows = world.ask("select value, first_release, last_release from figure where key = 'figure/1.6-a.cases/DA/LOR/2018-H1/total/total'")
    assert rows == [(12, 1, None)]
    assert world.ask("select distinct first_release, last_release from activity") == [(1, None)]


def test_a_revision_is_told_unless_a_figure_is_confidential(world: World) -> None:
    corrected(world)
    world.build()
    rows = world.ask("select key, was, became, reason_en, institution from revision where period not in ('2018', 'TERM') order by key")
    assert rows == [
        ("revision/1.6-a.cases/DA/ALL/2018-H1/total/total/2", 42, 45, "Three files came late.", "A"),
        ("revision/1.6-a.cases/DA/LMA/2018-H1/total/total/2", 30, 33, "Three files came late.", "A"),
        ("revision/1.6-a.cases/DA/PILOTS/2018-H1/total/total/2", 42, 45, "Three files came late.", "A"),
        ("revision/1.6-a.complaints/DB/ALL/2017-H2/total/total/2", 20, 21, "Registers compared.", "B"),
        ("revision/1.6-a.complaints/DB/ALL/2017/total/total/2", 20, 21, "Registers compared.", "B"),
        ("revision/1.6-a.complaints/DB/NAT/2017-H2/total/total/2", 20, 21, "Registers compared.", "B"),
        ("revision/1.6-a.complaints/DB/NAT/2017/total/total/2", 20, 21, "Registers compared.", "B"),
    ]
    for release in (1, 2):  # a released year of child victims is frozen: the correction of 9 to 14 and of 14 to 9 stays inside
        assert world.figure("2.3-b.children", "DB", "LMA", "2017", release=release) == (None, None, None, "c", "")
        assert world.figure("2.3-b.children", "DB", "LOR", "2017", release=release) == (14, None, None, None, "")
    assert flags(world, "1.6-a.complaints", "DB", "NAT", "2017") == "r"


def test_growth_is_no_revision(world: World) -> None:
    """A year that got its second half-year was announced as provisional; nobody corrected anything."""
    for period, enters in (("2017-H2", 1), ("2018-H1", 1), ("2018-H2", 2)):
        world.report("A", period, *[line("1.6-a.cases", "DA", region, 5) for region in ("LMA", "LOR", "NAT")], enters=enters)
    world.build()
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018", release=1) == (5, None, None, None, "p")
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018") == (10, None, None, None, "")
    assert world.ask("select * from revision") == []


def test_a_late_report_is_told(world: World) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 5), received="2018-12-01", enters=2)
    world.build()
    assert world.ask("select was, became, was_missing, became_missing from revision where region = 'LMA' and period = '2018-H1'") == [
        (None, 5, "x", None)
    ]
    assert flags(world, "1.6-a.cases", "DA", "LMA", "2018-H1") == ""  # a first figure revises none


def test_the_first_period_after_a_break_is_marked(world: World) -> None:
    """The event of the fixture: the protocol was replaced on 2018-09-17, which affects activity 1.6."""
    for period in ("2018-H1", "2018-H2", "2019-H1", "2019-H2"):
        lines = [line("1.6-a.cases", "DA", region, 5) for region in ("LMA", "LOR", "MDD", "NAT")]
        entities = [line("1.5-a.entities", "DA", "LMA", n=3, of=4)]
        world.report("A", period, *(lines if period != "2018-H1" else lines[:2] + lines[3:]), *entities, enters=1 if period == "2018-H1" else 2)
    world.build()
    marked = world.ask("select period from figure where series = '1.6-a.cases' and region = 'LMA' and contains(flags, 'b') and last_release is null")
    assert sorted(marked) == [("2019",), ("2019-H1",)]
    assert world.ask("select * from figure where series like '1.5%' and contains(flags, 'b')") == []


def test_small_victim_counts_and_their_breakdowns_by_region_are_withheld(world: World) -> None:
    def children(region: str, girls: int, boys: int) -> list[dict[str, Any]]:
        return [
            line("2.3-b.children", "DB", region, girls + boys),
            line("2.3-b.children", "DB", region, girls, "gender/girls"),
            line("2.3-b.children", "DB", region, boys, "gender/boys"),
        ]

    def plans(region: str, n: int, of: int) -> dict[str, Any]:
        return line("2.3-a.plans", "DB", region, n=n, of=of)

    world.report("B", "2017-H2", *children("LMA", 30, 8), *children("LOR", 10, 0), plans("LMA", 30, 40), plans("LOR", 20, 20), plans("NAT", 0, 12))
    world.report(
        "A",
        "2017-H2",
        *[line("1.6-a.complaints", "DA", "LMA", value, part) for value, part in ((4, "total/total"), (3, "gender/girls"), (4, "offense/other"))],
    )
    world.build()
    c = (None, None, None, "c", "")
    assert world.figure("2.3-b.children", "DB", "LMA", "2017")[:4] == (38, None, None, None)
    assert world.figure("2.3-b.children", "DB", "LOR", "2017") == c
    assert world.figure("2.3-b.children", "DB", "LMA", "2017", "gender/girls") is None  # no table has a year by region and gender
    assert world.figure("2.3-b.children", "DB", "PILOTS", "2017", "gender/girls") is None
    assert world.figure("2.3-b.children", "DB", "ALL", "2017", "gender/boys") == c
    assert world.figure("2.3-b.children", "DB", "ALL", "2017", "gender/girls") == c  # 40, from which and a total the 8 boys would follow
    assert world.figure("2.3-a.plans", "DB", "LMA", "2017") == c  # N - n is 10
    assert world.figure("2.3-a.plans", "DB", "LOR", "2017") == c  # 20 of 20 would tell of each of them
    assert world.figure("2.3-a.plans", "DB", "NAT", "2017") is None  # not listed by year
    assert world.ask("select distinct period from figure where series like '2.3-_.children' or series = '2.3-a.plans' order by 1") == [
        ("2017",),
        ("2018",),
        ("2019",),
        ("TERM",),
    ]
    assert world.figure("1.6-a.complaints", "DA", "LMA", "2017-H2")[:1] == (4,)  # court tier: exact
    assert world.figure("1.6-a.complaints", "DA", "LMA", "2017-H2", "offense/other")[:1] == (4,)
    assert world.figure("1.6-a.complaints", "DA", "LMA", "2017-H2", "gender/girls") is None  # crossed with a victim attribute
    assert world.figure("1.6-a.complaints", "DA", "ALL", "2017", "gender/girls") == c


def test_reports_stand_as_they_stood_on_the_day(world: World) -> None:
    corrected(world)
    world.report("P", "2018-H1", line("2.3-c.trained", "DP", "LMA", 5), state="returned", enters="", received="2018-09-15", reason="Count again.")
    world.nothing_came("P", "2019-H1")
    world.build()
    rows = world.ask(
        "select period, state, late, version, supersedes, corrected_on::varchar, first_release from report where institution = 'A' order by 1, 7"
    )
    assert rows == [
        ("2018-H1", "agreed", False, 1, None, None, 1),
        ("2018-H1", "agreed", False, 2, 1, "2019-02-01", 2),
        ("2018-H2", "not-due", False, None, None, None, 1),
        ("2018-H2", "agreed", False, 1, None, None, 2),
    ]
    assert world.ask("select period, state, late from report where institution = 'P' order by 1") == [
        ("2018-H1", "returned", True),
        ("2019-H1", "missing", True),
    ]


def test_each_headline_counts_what_its_items_list(world: World) -> None:
    corrected(world)
    world.nothing_came("P", "2019-H1")
    world.build()
    assert world.ask(
        "select code, value, (select count(*) from headline_item as item where item.code = headline.code and item.last_release is null) "
        "from headline where last_release is null order by code"
    ) == [
        ("activities", 4, 4),
        ("explanations-due", 0, 0),
        ("explanations-missing", 0, 0),
        ("figures-completed", 0, 0),
        ("figures-revised", 1, 1),
        ("indicators", 10, 10),
        ("no-baseline", 9, 9),
        ("no-data", 5, 5),
        ("no-target", 10, 10),
        ("objectives", 2, 2),
        ("reports-agreed", 3, 3),
        ("reports-due", 4, 4),
        ("reports-in-progress", 0, 0),
        ("reports-late", 0, 0),
        ("reports-missing", 1, 1),
        ("reports-returned", 0, 0),
        ("series", 13, 13),
    ]
    assert world.ask("select item from headline_item where code = 'reports-missing'") == [("report/P/2019-H1",)]


def test_text_that_is_not_cleared_stays_inside(world: World) -> None:
    world.build()
    assert world.ask("select key, text_en from narrative") == [("narrative/1.6/LOR/2018-H1/A", "Text")]


@pytest.mark.slow
def test_the_same_release_made_again_is_the_same_word_for_word(world: World) -> None:
    corrected(world)
    first = everything(world)
    assert everything(world) == first


def everything(world: World) -> dict[str, list[tuple[Any, ...]]]:
    world.build()
    # the head of the chain of acts has a key of its own in each ledger
    return {name: world.ask(f"select * from {name}" + (" where key <> 'head'" if name == "about" else "")) for name in schema.tables()}


HARMS = {
    "update program.figure set value = 3 where missing = 'c'": "a value or say why",
    "update program.figure set missing = null, value = 7, flags = '' where missing = 'c' and series like '2.3-b%'": "Small victim-tier counts",
    "update program.figure set flags = 'p' where missing = 'c'": "no flag",
    "update program.figure set region = 'XXX' where region = 'NAT'": "in its dimension: figure: region XXX",
    "insert into program.glossary select * from program.glossary": "glossary: the key half holds twice",
    "update program.figure set period = '2017-H2' where series = '2.3-b.children' and period = '2017'": "Half-years of the victim tier",
    "update program.figure set breakdown = 'gender', category = 'girls' where series = '2.3-b.children'": "Nothing about child victims may leave",
    "delete from program.figure where series = '2.3-b.children' and period = '2018' and region = 'LMA'": "a missing row would tell",
    "update program.figure set value = null, missing = 'c', flags = '' where flags = 'r'": "must not speak of a confidential figure",
}


def test_a_released_file_that_is_not_sound_is_found_out(world: World) -> None:
    corrected(world)
    world.build()
    with duckdb.connect() as connection:
        connection.execute(f"attach '{world.out}' as program")
        assert building.unsound(connection, "program") == []
        for harm, finding in HARMS.items():
            connection.execute("begin transaction")
            connection.execute(harm)
            assert any(finding in line for line in building.unsound(connection, "program")), finding
            connection.execute("rollback")
