"""The CSV tables: what stands in them arrives typed, and what is wrong is named by file, row and column."""

from pathlib import Path

import pytest

from data import tables
from data.ledger import store
from data.problems import Problem, Refused
from tests.built.world import World


def load(world: World) -> None:
    with store.connect(world.folder / "spill") as connection:
        tables.load(connection, world.folder / "framework", tables.FRAMEWORK_TABLES, "framework")


def refused(world: World) -> list[Problem]:
    with pytest.raises(Refused) as caught:
        load(world)
    return caught.value.problems


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_cells_arrive_typed(world: World) -> None:
    with store.connect(world.folder / "spill") as connection:
        tables.load(connection, world.folder / "framework", tables.FRAMEWORK_TABLES, "framework")
        rows = connection.execute("select area_code, consent_from::varchar, parent from framework.region where region in ('LOR', 'MDD') order by 1")
        assert rows.fetchall() == [("16", None, "PILOTS"), ("17", "2018-07-01", "ALL")]
        assert connection.execute("select add_regions, tolerance from framework.series where series = '1.6-b.days'").fetchall() == [(False, None)]


def test_a_cell_of_the_wrong_type_is_named(world: World) -> None:
    spoil(world.folder / "framework" / "periods.csv", "2018-06-30", "30/06/2018")
    (problem,) = refused(world)
    assert (problem.rule, problem.row, problem.column, problem.value) == ("not-a-value", 3, "ends", "30/06/2018")
    assert problem.line().endswith("periods.csv, row 3, column ends: “30/06/2018” is not a date (like 2019-06-30).")


def test_all_problems_of_all_tables_come_at_once(world: World) -> None:
    spoil(world.folder / "framework" / "series.csv", ",up,open,1,0,0,half,,,", ",up,open,1,0,0,half,,a tenth,")
    spoil(world.folder / "framework" / "regions.csv", "position", "order")
    (world.folder / "framework" / "events.csv").unlink()
    (world.folder / "framework" / "glossary.csv").write_bytes(b"")
    found = {(Path(problem.file).name, problem.rule, problem.row, problem.column) for problem in refused(world)}
    assert found == {
        ("series.csv", "not-a-value", 2, "tolerance"),
        ("regions.csv", "column-missing", 1, "position"),
        ("events.csv", "table-missing", None, ""),
        ("glossary.csv", "empty", None, ""),
    }


def test_a_key_that_stands_twice_is_refused(world: World) -> None:
    world.add("framework/glossary", term="half", position=2)
    (problem,) = refused(world)
    assert (problem.rule, problem.row, problem.column, problem.value) == ("repeated-key", 3, "term", "half")


@pytest.mark.parametrize(
    ("content", "rule", "row"),
    [
        (b"term,position,term_en,term_es,meaning_en,meaning_es\nhalf,1,Semester,Semestr\xe9,,\n", "not-utf-8", 2),
        (b"term,position,term_en,term_es,meaning_en,meaning_es\nhalf,1,Half\n", "malformed", 2),
        (b'term,position,term_en,term_es,meaning_en,meaning_es\na,1,,,,\nhalf,1,"Half,,,\n', "malformed", 3),
        (b"term,position,term_en,term_es,meaning_en,meaning_es\nhalf,1,Half,Mitad", "truncated", 2),
        (b"term;position;term_en;term_es;meaning_en;meaning_es\nhalf;1;Half;Mitad;;\n", "separator", 1),
        (b"term,term_en,position,term_es,meaning_en,meaning_es\n", "column-order", 1),
        (b"term,position,term_en,term_es,meaning_en,meaning_es,extra\n", "column-unknown", 1),
        (b"PK\x03\x04\x00\x00", "not-text", 1),
        (b"term,position,term_en,term_es,meaning_en,meaning_es\n\ra,1,,,,\n\rhalf,2,,,,\n", "stray-return", 2),
        (b"term,position,term_en,term_es,meaning_en,meaning_es\r\na,1,,,,\r\n\r\r\nhalf,2,,,,\r\n", "stray-return", 3),
        (b'term,position,term_en,term_es,meaning_en,meaning_es\na,1,"x\ny\rz",,,\nhalf,\r2,,,,\n', "stray-return", 4),
        (b"term,position,term_en,term_es,meaning_en,meaning_es\na,1,,,,\n\r\n", "stray-return", None),
    ],
)
def test_a_file_that_is_no_such_table_says_where(world: World, content: bytes, rule: str, row: int | None) -> None:
    (world.folder / "framework" / "glossary.csv").write_bytes(content)
    problems = refused(world)
    assert [(problem.rule, problem.row) for problem in problems] == [(rule, row)]


def test_the_byte_order_mark_of_a_spreadsheet_is_no_problem(world: World) -> None:
    path = world.folder / "framework" / "glossary.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    load(world)


def test_a_missing_folder_is_said(world: World) -> None:
    with store.connect(world.folder / "spill") as connection, pytest.raises(Refused, match="folder is missing"):
        tables.load(connection, world.folder / "nowhere", tables.FRAMEWORK_TABLES, "framework")


def test_codes_that_their_table_lacks_are_named(world: World) -> None:
    world.add("programme/duties", institution="Q", series="1.6-a.cases", source="DA", starts="2017-H2")
    world.add("framework/activities", activity="3.1", objective=3, position=1)
    with store.connect(world.folder / "spill") as connection, pytest.raises(Refused) as caught:
        world.load(connection)
    assert [(problem.rule, problem.file, problem.row, problem.column, problem.value) for problem in caught.value.problems] == [
        ("unknown-code", "activities.csv", 6, "objective", "3"),
        ("unknown-code", "duties.csv", 13, "institution", "Q"),
    ]


def test_a_code_may_not_be_empty(world: World) -> None:
    world.add("framework/glossary", position=2, term_en="Half-year")
    (problem,) = refused(world)
    assert (problem.rule, problem.row, problem.column) == ("value-required", 3, "term")
