"""Explanations: which status asks whom for one, and the way of an answer from the workbook to the release."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from data.ledger.store import Decision
from data.problems import Refused
from data.report.layout import FIRST
from data.report.template import make_template
from data.stewards import stewardship
from tests.built.filling import AT, COVER_ROW, figures, find_sheets, write
from tests.built.stewards import agree, place_of, release, take_in
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # several steps of stewards a test
DAY = date(2020, 6, 2)
NUMBER = "45" * 4
ASKED = """
    select indicator, region, year, status, direction, far_above, institution, explained from explanation where last_release is null order by all
"""
GIVEN = {"cause": "Se cerró una fiscalía.", "action": "Se abre otra.", "act_by": date(2020, 12, 31)}


@pytest.fixture
def begun(world: World) -> World:
    """Of 2019 Lima misses its target and gets worse, Loreto is far above it, what belongs to no place has no target."""
    events = world.folder / "framework" / "events.csv"
    events.write_text(events.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")  # no break in the series
    cases = {"LMA": (20, 20, 10, 4), "LOR": (20, 20, 20, 24), "NAT": (20, 20, 11, 11)}
    for at, period in enumerate(("2018-H1", "2018-H2", "2019-H1", "2019-H2")):
        world.report("A", period, *(line("1.6-a.cases", "DA", place, counts[at]) for place, counts in cases.items()))
    for place in ("LMA", "LOR"):
        target = {"series": "1.6-a.cases", "region": place, "year": 2019, "value": 30, "basis": "period"}
        world.add("programme/targets", **target, adopted_on="2017-12-01", adopted_by="A", adopted_in_release=1)
    world.build()
    return world


def answer(world: World, tmp_path: Path, **cells: Any) -> Path:
    """A corrected report of A for the second half of 2019 that explains the first row it is asked."""
    place = place_of(world)
    assert place.programme is not None
    blank = tmp_path / "blank.xlsx"
    make_template(blank, "A", "2019-H2", "es", world.out, framework=place.framework, programme=place.programme)
    book = load_workbook(blank)
    cover = find_sheets(book)["Cover"]
    cover.cell(COVER_ROW["sender_role"], 3).value = "statistics-officer"
    cover.cell(COVER_ROW["report_version"], 3).value = 2
    counts, begun = {"LMA": 4, "LOR": 24, "NAT": 11}, set()
    for row in figures(book):
        if row.key[0] == "1.6-a.cases" and row.key[2] in counts:  # of a breakdown all are of its first category
            write(book, "Figures", row.number, value=0 if row.key[2:4] in begun else counts[row.key[2]])
            begun.add(row.key[2:4])
        elif row.key[3] == "total":
            write(book, "Figures", row.number, missing="x", reason="Not given.")
    write(book, "Explanations", FIRST, **GIVEN | cells)
    path = tmp_path / "A_2019-H2.xlsx"
    book.save(path)
    return path


def test_a_missed_target_a_turn_for_the_worse_and_one_far_above_ask_whoever_reports(begun: World) -> None:
    assert begun.ask(ASKED) == [
        ("1.6-a", "LMA", 2019, "not-met", "got-worse", False, "A", False),
        ("1.6-a", "LOR", 2019, "met", "got-better", True, "A", False),
    ]
    counts = "select code, value from headline where last_release is null and code like 'explanations-%' order by code"
    assert begun.ask(counts) == [("explanations-due", 2), ("explanations-missing", 2)]


def test_an_explanation_is_asked_in_the_workbook_and_released_once_it_is_cleared(begun: World, tmp_path: Path) -> None:
    path = answer(begun, tmp_path)
    sheet = find_sheets(load_workbook(path))["Explanations"]
    told = [[sheet.cell(row, AT["Explanations"][name]).value for name in ("series", "region", "year", "asked_name")] for row in (FIRST, FIRST + 1)]
    assert told == [
        ["1.6-a.cases", "LMA", "2019", "2019: meta no alcanzada; empeoró"],
        ["1.6-a.cases", "LOR", "2019", "2019: meta alcanzada; mejoró; muy por encima: revisar la meta"],
    ]
    report = take_in(begun, path, reason="Explained.")
    agree(begun, report)
    release(begun)
    assert not any(row[-1] for row in begun.ask(ASKED)) and b"fiscal" not in begun.out.read_bytes(), "words wait for a steward"
    (text,) = stewardship.read_texts(begun.out, report, place_of(begun), "Explanations")
    assert text.text == GIVEN["cause"]
    assert str(GIVEN["action"]) in str(text.others), "a steward reads all that is cleared"
    stewardship.clear(
        begun.out, report, FIRST, "es", Decision("cleared", "steward", DAY), {"en": "An office was closed."}, place_of(begun), "Explanations"
    )
    release(begun, on=DAY)
    words = "select region, explained, cause_en, cause_es, action_en, action_es, act_by from explanation where last_release is null order by region"
    assert begun.ask(words) == [
        ("LMA", True, "An office was closed.", GIVEN["cause"], None, GIVEN["action"], GIVEN["act_by"]),
        ("LOR", False, None, None, None, None, None),
    ]
    assert begun.ask("select value from headline where last_release is null and code = 'explanations-missing'") == [(1,)]
    tables = {name: begun.folder / name for name in ("framework", "programme")}
    make_template(tmp_path / "next.xlsx", "A", "2019-H2", "en", begun.out, **tables)
    sheet = find_sheets(load_workbook(tmp_path / "next.xlsx"))["Explanations"]
    asked = [sheet.cell(row, AT["Explanations"]["region"]).value for row in (FIRST, FIRST + 1)]
    assert asked == ["LOR", None], "what is explained is not asked again"


@pytest.mark.parametrize(
    ("cells", "rule", "column"),
    [
        ({"action": None}, "value-required", "action"),
        ({"act_by": None}, "value-required", "act_by"),
        ({"act_by": "soon"}, "not-a-date", "act_by"),
        ({"region": "XXX"}, "unknown-code", "region"),
        ({"series": "9.9-z"}, "unknown-code", "series"),
        ({"year": "1999"}, "unknown-code", "year"),
        ({"cause": f"El caso de la persona con DNI {NUMBER}."}, "identity-number", "cause"),
    ],
)
def test_half_an_answer_is_refused_by_its_cell(begun: World, tmp_path: Path, cells: dict[str, Any], rule: str, column: str) -> None:
    with pytest.raises(Refused) as refused:
        take_in(begun, answer(begun, tmp_path, **cells), reason="Explained.")
    assert (rule, "Explanations", FIRST, column) in [(each.rule, each.sheet, each.row, each.column) for each in refused.value.problems]


def test_a_workbook_made_before_the_sheet_was_there_is_read(begun: World, tmp_path: Path) -> None:
    path = answer(begun, tmp_path)
    book = load_workbook(path)
    del book[find_sheets(book)["Explanations"].title]
    book.save(path)
    assert take_in(begun, path, reason="Corrected.") == ("A", "2019-H2", 2)
