"""From a workbook to the release: an amount, a post, a milestone; numbers with the report, words when a steward cleared them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data.ledger.store import Decision
from data.problems import Refused
from data.report.template import make_template
from data.stewards import stewardship
from data.stewards.trace import trace_row
from tests.built.filling import COVER_ROW, FIRST, figures, find_sheets, write
from tests.built.stewards import agree, expect, place_of, release, take_in
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # several steps of stewards a test
DAY = date(2020, 6, 2)


def sent(world: World, tmp_path: Path, language: str = "en") -> Path:
    """A filled workbook of A for the second half of 2019."""
    place = place_of(world)
    assert place.programme is not None
    blank = tmp_path / "blank.xlsx"
    make_template(blank, "A", "2019-H2", language, framework=place.framework, programme=place.programme)
    book = load_workbook(blank)
    find_sheets(book)["Cover"].cell(COVER_ROW["sender_role"], 3).value = "statistics-officer"
    for row in figures(book):
        if row.key[3] == "total":
            write(book, "Figures", row.number, missing="x", reason="Not given.")
    amount = {"year": 2019, "stage": "executed", "form": "cash", "amount": 1250.5, "currency": "PEN", "purpose": "Materiales de capacitación"}
    amount |= {"objective": 2, "region": "LOR"}
    write(book, "Contributions", FIRST, **amount, evidence="https://www.example.org/budget")
    write(book, "Personnel", FIRST, region="LMA", post="Specialised prosecutor", planned=3, filled=2)
    write(book, "Milestones", FIRST, activity="2.3", milestone="Manual adoptado", due_on="2019-10-31", done_on="2019-11-02", state="late")
    path = tmp_path / "A_2019-H2.xlsx"
    book.save(path)
    return path


@pytest.fixture
def begun(world: World) -> World:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    expect(world, "A", "2019-H2")
    world.build()
    return world


AMOUNTS = "select year, stage, form, amount, currency, purpose_es, purpose_en, evidence, key from contribution where last_release is null"


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_amount_a_post_and_a_milestone_arrive(begun: World, tmp_path: Path, language: str) -> None:
    report = take_in(begun, sent(begun, tmp_path, language))
    agree(begun, report)
    release(begun)
    assert begun.ask(AMOUNTS) == [(2019, "executed", "cash", 1250.5, "PEN", None, None, None, f"contribution/A/2019-H2/{FIRST}")]
    assert begun.ask("from personnel") == [] and begun.ask("from milestone") == [], "a row that is words waits for a steward"
    assert b"Materiales de capacit" not in begun.out.read_bytes() and b"www.example.org/budget" not in begun.out.read_bytes()
    for sheet, translation in (("Contributions", {"en": "Training materials"}), ("Personnel", {}), ("Milestones", {"en": "Manual adopted"})):
        (text,) = stewardship.read_texts(begun.out, report, place_of(begun), sheet)
        by = Decision("cleared", "steward", DAY)
        stewardship.clear(begun.out, report, text.row, "es", by, translation, place_of(begun), sheet)
    release(begun, on=DAY)
    assert begun.ask(AMOUNTS)[0][5:8] == ("Materiales de capacitación", "Training materials", "https://www.example.org/budget")
    assert begun.ask("select objective, region from contribution where last_release is null") == [(2, "LOR")]
    assert begun.ask("select activity from milestone where last_release is null") == [("2.3",)]
    assert begun.ask("select institution, region, post_es, planned, filled from personnel") == [("A", "LMA", "Specialised prosecutor", 3, 2)]
    traced = trace_row(begun.out, f"contribution/A/2019-H2/{FIRST}")
    assert f"sheet Contributions, row {FIRST}, of the report of A for 2019-H2" in traced and "A_2019-H2.xlsx, SHA-256 " in traced
    milestone = "select name_en, due_on::varchar, state, done_on::varchar, key from milestone"
    assert begun.ask(milestone) == [("Manual adopted", "2019-10-31", "late", "2019-11-02", f"milestone/A/2019-H2/{FIRST}")]


@pytest.mark.parametrize(
    ("cells", "rule", "column"),
    [
        ({"amount": "1250,5"}, "number-as-text", "amount"),
        ({"currency": "EUR"}, "not-a-choice", "currency"),
        ({"stage": "spent"}, "not-a-choice", "stage"),
        ({"year": 1999}, "year-outside", "year"),
    ],
)
def test_bad_money_is_refused_by_its_cell_and_nothing_is_stored(
    begun: World, tmp_path: Path, cells: dict[str, object], rule: str, column: str
) -> None:
    path = sent(begun, tmp_path)
    book = load_workbook(path)
    write(book, "Contributions", FIRST, **cells)
    book.save(path)
    with pytest.raises(Refused) as refused:
        take_in(begun, path)
    assert [(each.rule, each.sheet, each.row, each.column) for each in refused.value.problems] == [(rule, "Contributions", FIRST, column)]
    with stewardship.opened(begun.out, place_of(begun)) as connection:
        assert connection.execute("select count(*) from ledger.report where period = '2019-H2'").fetchall() == [(0,)]


@pytest.mark.parametrize(
    ("cells", "rule", "column"),
    [
        ({"activity": None}, "value-required", "activity"),
        ({"activity": "4.1"}, "not-a-choice", "activity"),
        ({"due_on": "2017-06-14"}, "before-signed", "due_on"),
        ({"done_on": "2017-03-01"}, "before-signed", "done_on"),
        ({"due_on": "2016-12-31"}, "year-outside", "due_on"),
    ],
)
def test_a_milestone_without_an_activity_or_before_the_signature_is_refused(
    begun: World, tmp_path: Path, cells: dict[str, object], rule: str, column: str
) -> None:
    path = sent(begun, tmp_path)
    book = load_workbook(path)
    write(book, "Milestones", FIRST, **cells)
    book.save(path)
    with pytest.raises(Refused) as refused:
        take_in(begun, path)
    assert [(each.rule, each.sheet, each.row, each.column) for each in refused.value.problems] == [(rule, "Milestones", FIRST, column)]


def test_a_workbook_made_before_the_activity_was_asked_for_is_read(begun: World, tmp_path: Path) -> None:
    path = sent(begun, tmp_path)
    book = load_workbook(path)
    book["Milestones"].delete_cols(1)
    assert "activity" not in {cell.value for cell in book["Milestones"][3]}
    book.save(path)
    assert take_in(begun, path) == ("A", "2019-H2", 1)


def test_a_report_that_is_not_agreed_sends_nothing(begun: World, tmp_path: Path) -> None:
    take_in(begun, sent(begun, tmp_path))
    release(begun)
    assert begun.ask("from contribution") == []
