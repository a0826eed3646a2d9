"""Intake: everything wrong with a report is said at once, at its row and column; a sound report passes."""

import re
from typing import Any

import pytest

from data import sql
from data.messages import MESSAGES
from data.problems import Problem, errors
from tests.built.world import World, line
from tests.structure.tree import Tree

SOUND = line("1.6-a.complaints", "DA", "LMA", 30)


def places(problems: list[Problem]) -> list[tuple[str, int | None, str, str]]:
    return [(problem.rule, problem.row, problem.column, problem.value) for problem in problems]


def test_a_sound_report_has_no_problem(world: World) -> None:
    world.report(
        "A",
        "2018-H1",
        SOUND,
        line("1.6-a.complaints", "DA", "LMA", 20, "offense/trafficking"),
        line("1.6-a.complaints", "DA", "LMA", 10, "offense/other"),
        line("1.6-a.complaints", "DA", "LOR", 0),
        line("1.6-a.complaints", "DA", "MDD", missing="z", reason="Joined later."),
        line("1.6-b.paid", "DA", "LMA", "1250.50"),
        line("1.6-b.days", "DA", "LMA", "420.5"),
        line("1.5-a.entities", "DA", "NAT", n=8, of=12),
        line("1.6-a.cases", "DA", "LMA", missing="x", reason="The register was being moved."),
    )
    assert world.check() == []


CASES: dict[str, tuple[dict[str, Any], str, str]] = {
    "template-version": (SOUND | {"template_version": "0"}, "template_version", "0"),
    "unknown-institution": (SOUND | {"institution": "Q"}, "institution", "Q"),
    "unknown-period": (SOUND | {"period": "2018"}, "period", "2018"),
    "unknown-series": (SOUND | {"series": "9.9-z.things"}, "series", "9.9-z.things"),
    "unknown-source": (SOUND | {"source": "ALL"}, "source", "ALL"),
    "unknown-region": (SOUND | {"region": "LIM"}, "region", "LIM"),
    "unknown-breakdown": (SOUND | {"breakdown": "shoe"}, "breakdown", "shoe"),
    "unknown-category": (SOUND | {"category": "all"}, "category", "all"),
    "wrong-institution": (SOUND | {"institution": "B"}, "institution", "B"),
    "wrong-period": (SOUND | {"period": "2018-H2"}, "period", "2018-H2"),
    "not-due": (SOUND | {"source": "DB"}, "series", "1.6-a.complaints"),
    "computed-series": (line("P-4.reports", "DA", "LMA", n=1, of=2), "series", "P-4.reports"),
    "roll-up-region": (SOUND | {"region": "PILOTS"}, "region", "PILOTS"),
    "not-broken-down-so": (line("1.6-a.complaints", "DA", "LMA", 3, "service/legal"), "breakdown", "service"),
    "before-consent": (SOUND | {"region": "MDD"}, "region", "MDD"),
    "number-as-text": (SOUND | {"value": "1,200"}, "value", "1,200"),
    "negative": (SOUND | {"value": "-3"}, "value", "-3"),
    "decimals": (SOUND | {"value": "30.5"}, "value", "30.5"),
    "too-large": (SOUND | {"value": "9" * 400}, "value", "9" * 200),
    "too-many-decimals": (line("1.6-b.paid", "DA", "LMA", "1.00001"), "value", "1.00001"),
    "numerator-above-denominator": (line("1.5-a.entities", "DA", "LMA", n=9, of=8), "numerator", "9"),
    "percentage-without-base": (line("1.5-a.entities", "DA", "LMA", 66.7), "value", "66.7"),
    "value-not-base": (line("1.6-a.cases", "DA", "LMA", n=3, of=4), "numerator", "3"),
    "missing-code": (line("1.6-a.cases", "DA", "LMA", missing="c"), "missing", "c"),
    "missing-without-reason": (line("1.6-a.cases", "DA", "LMA", missing="x") | {"reason": " "}, "reason", "x"),
    "value-and-missing": (line("1.6-a.cases", "DA", "LMA", 3, missing="x"), "missing", "x"),
    "neither-value-nor-missing": (line("1.6-a.cases", "DA", "LMA"), "value", ""),
    # what looks like data of a person is made of parts, so that no file of the program holds any
    "identity-number": (line("1.6-a.cases", "DA", "LMA", missing="x", reason="Ask " + "4455" * 2), "reason", ""),
    "telephone": (line("1.6-a.cases", "DA", "LMA", missing="x", reason="Call +51 " + "987 654 " + "321"), "reason", ""),
    "person-name": (line("1.6-a.cases", "DA", "LMA", missing="x", reason="Ask Sra. Rosa " + "Huamán"), "reason", ""),
    "e-mail": (line("1.6-a.cases", "DA", "LMA", missing="x", reason="Write to ana@" + "example.pe"), "reason", ""),
    "birth-date": (line("1.6-a.cases", "DA", "LMA", missing="x", reason="Girl born on 3 May 2008"), "reason", ""),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    """What intake says of one report a case, all checked together: version n of the report is case n."""
    world = World(tmp_path_factory.mktemp("cases"))
    for version, (wrong, _, _) in enumerate(CASES.values(), start=1):
        world.report("A", "2018-H1", line("1.6-a.complaints", "DA", "LOR", 12), wrong, version=version)
    return world.check()


@pytest.mark.parametrize("rule", CASES)
def test_each_rule_finds_its_row_and_column(found: list[Problem], rule: str) -> None:
    _, column, value = CASES[rule]
    file = f"A_2018-H1_v{list(CASES).index(rule) + 1}.csv"
    assert (rule, 3, column, value) in places([problem for problem in found if problem.file == file])


def test_rules_that_compare_rows(world: World) -> None:
    world.report(
        "B",
        "2018-H1",
        line("2.3-b.children", "DB", "LMA", 20),  # row 2
        line("2.3-b.children", "DB", "LMA", 12, "gender/girls"),
        line("2.3-b.children", "DB", "LMA", 9, "gender/boys"),
        line("2.3-b.children", "DB", "LMA", 21, "service/medical"),  # row 5
        line("2.3-b.children", "DB", "LMA", 20, "service/legal"),
        line("2.3-b.children", "DB", "LOR", 20),
        line("2.3-b.children", "DB", "LOR", 15, "gender/girls"),  # row 8
        line("2.3-b.places", "DB", "LOR", 4),
        line("2.3-b.places", "DB", "LOR", 4),  # row 10
        line("2.3-c.trained", "DB", "LOR", 4, "institution/police"),
    )
    assert places(world.check()) == [
        ("above-total", 3, "gender", "21"),
        ("part-above-total", 5, "value", "21"),
        ("below-total", 8, "gender", "15"),
        ("repeated-row", 10, "series", "2.3-b.places/DB/LOR/total/total"),
        ("total-missing", 11, "breakdown", "institution"),
    ]


NESTED = """together,part_series,part,whole_series,whole_part
opened,1.6-a.cases,value,1.6-a.complaints,value
staffed,1.5-a.entities,numerator,1.6-a.complaints,value
staffed,1.6-a.cases,value,1.6-a.complaints,value
"""


def test_measures_that_limit_or_equal_one_another_are_compared(world: World) -> None:
    (world.folder / "framework" / "nested.csv").write_text(NESTED, encoding="utf-8")
    pair = "series,part,same_series,same_part\n1.5-a.entities,denominator,1.6-a.complaints,value\n"
    (world.folder / "framework" / "same_cells.csv").write_text(pair, encoding="utf-8")
    world.report(
        "A",
        "2018-H1",
        line("1.6-a.complaints", "DA", "LMA", 20),
        line("1.6-a.cases", "DA", "LMA", 21),  # row 3
        line("1.5-a.entities", "DA", "LMA", n=3, of=19),
        line("1.6-a.complaints", "DA", "LOR", 20),
        line("1.6-a.cases", "DA", "LOR", 18),
        line("1.5-a.entities", "DA", "LOR", n=3, of=20),
    )
    found = world.check()
    assert places(found) == [
        ("more-than-whole", 3, "value", "21"),
        ("more-than-whole", 3, "value", "24"),
        ("not-the-same", 4, "denominator", "19"),
        ("more-than-whole", 6, "value", "21"),
    ]
    assert {problem.detail for problem in found} == {"1.6-a.complaints: 20"} and errors(found) == []


def test_parts_below_the_total_are_a_warning_only(world: World) -> None:
    world.report("A", "2018-H1", SOUND, line("1.6-a.complaints", "DA", "LMA", 10, "offense/other"))
    (problem,) = world.check()
    assert (problem.severity, problem.detail) == ("warning", "30")
    assert errors([problem]) == []


def test_n_of_a_part_may_not_exceed_that_of_the_whole(world: World) -> None:
    world.report(
        "B",
        "2018-H1",
        line("2.3-a.plans", "DB", "LMA", n=10, of=40),
        line("2.3-a.plans", "DB", "LMA", n=8, of=20, part="gender/girls"),
        line("2.3-a.plans", "DB", "LMA", n=8, of=20, part="gender/boys"),
    )
    (problem,) = world.check()
    assert (problem.rule, problem.value, problem.detail) == ("above-total", "16", "10")


def test_an_institution_that_has_left_may_not_report(world: World) -> None:
    path = world.folder / "programme" / "institutions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("member,,2017-06-15,,MSC", "member,,2017-06-15,2017-12-31,MSC", 1), encoding="utf-8")
    world.report("A", "2018-H1", SOUND)
    assert places(world.check()) == [("not-valid-then", 2, "institution", "A")]


def test_a_region_whose_consent_is_not_recorded_takes_no_figure(world: World) -> None:
    path = world.folder / "framework" / "regions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2018-07-01", ""), encoding="utf-8")
    world.report("A", "2019-H1", SOUND | {"region": "MDD"})
    assert places(world.check()) == [("before-consent", 2, "region", "MDD")]


def test_files_that_are_no_reports(world: World) -> None:
    world.report("A", "2018-H1", SOUND)
    sound = (world.reports / "A_2018-H1_v1.csv").read_bytes()
    (world.reports / "A_2018-H2_v1.csv").write_bytes(b"")
    (world.reports / "B_2018-H1_v1.csv").write_bytes(sound.replace(b",series,", b",measure,"))
    (world.reports / "B_2018-H2_v1.csv").write_bytes(sound[:-4])
    (world.reports / "P_2018-H1_v1.csv").write_bytes("institución".encode("latin-1"))
    (world.reports / "P_2018-H2_v1.csv").write_bytes(sound.partition(b"\n")[0] + b"\n1,P,2018-H2\n")
    (world.reports / "report.csv").write_bytes(sound)
    assert [(problem.file, problem.rule, problem.row) for problem in world.check()] == [
        ("A_2018-H2_v1.csv", "empty", None),
        ("B_2018-H1_v1.csv", "column-missing", 1),
        ("B_2018-H2_v1.csv", "truncated", 2),
        ("P_2018-H1_v1.csv", "not-utf-8", 1),
        ("P_2018-H2_v1.csv", "malformed", 2),
        ("report.csv", "file-name", None),
    ]


def test_many_problems_of_many_files_come_in_one_pass(world: World) -> None:
    world.report("A", "2018-H1", *[SOUND | {"value": "many", "region": region} for region in ("LMA", "LOR", "NAT")])
    world.report("B", "2018-H1", line("2.3-b.places", "DB", "LMA", -1), line("2.3-b.places", "DB", "XXX", 1))
    assert [(problem.file[0], problem.rule, problem.row) for problem in world.check()] == [
        ("A", "number-as-text", 2),
        ("A", "number-as-text", 3),
        ("A", "number-as-text", 4),
        ("B", "negative", 2),
        ("B", "unknown-region", 3),
    ]


def test_every_query_is_a_rule_and_every_rule_is_found_by_a_query_or_by_the_code() -> None:
    queries = {name.removeprefix("report/checks/") for name in sql.names("report/checks")}
    tree = Tree()
    sources = (name for name in tree.files(".py", ".sql", under="data") if name != "data/messages.py")
    code = {word for name in sources for word in re.findall(r"['\"]([\w-]+)['\"]", tree.text(name))}
    assert queries - set(MESSAGES) == set()
    assert set(MESSAGES) - queries - code == set()
    assert set(CASES) - queries == set()


def test_every_rule_has_a_sentence() -> None:
    for rule in MESSAGES:
        sentence = Problem(rule, "file", 3, "value", "7", "more").sentence()
        assert "{" not in sentence
        assert sentence.endswith((".", ")"))


def test_a_problem_is_said_with_its_place() -> None:
    problem = Problem("negative", "A_2018-H1_v1.csv", 3, "value", "-3")
    assert problem.line() == "A_2018-H1_v1.csv, row 3, column value: “-3” is negative. A figure cannot be below zero."
