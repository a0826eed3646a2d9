"""What the tables of a programme may not say: refused by file and cell, nothing written."""

from __future__ import annotations

from typing import Any

import pytest

from data.problems import Refused
from tests.built.world import World, line

FINDING = {"finding": "F1", "round": "midline", "found_on": "2019-01-01", "finding_en": "Found", "finding_es": "Hallado", "state": "open"}
MEASURE = {"activity": "1.6", "measure": 1, "what_en": "Goes on", "what_es": "Sigue", "state": "continues"}
VALUE = {"series": "1.6-a.cases", "region": "LMA", "round": "baseline", "measured_on": "2018-09-30", "value": 12}
QUALITY = {
    "indicator": "1.6-a",
    "standard": "validity",
    "assessed_on": "2018-09-30",
    "assessor_en": "Officer",
    "assessor_es": "Oficial",
    "result": "met",
}
CONTACT = {"side": "PE", "valid_from": "2018-09-30", "institution": "A", "role_en": "Head", "role_es": "Jefatura"}
TABLES = {
    "evaluation_findings": FINDING,
    "sustainability": MEASURE,
    "evaluation_values": VALUE,
    "quality_assessments": QUALITY,
    "contact_points": CONTACT,
}

AGAIN = {
    "evaluation_findings": {"state": "done"},
    "sustainability": {"state": "ended"},
    "evaluation_values": {"value": 13},
    "quality_assessments": {"result": "partly"},
    "contact_points": {"role_en": "Deputy"},
}


@pytest.fixture
def signed(world: World) -> World:
    world.add("framework/events", event="signature", kind="term", starts="2017-06-15", name_en="Signed", name_es="Firmada")
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 20))
    return world


def write(world: World, table: str, **cells: Any) -> None:
    world.add(f"programme/{table}", **(TABLES[table] | {"enters_release": 1} | cells))


@pytest.mark.parametrize("table", TABLES)
def test_a_row_begins_with_its_release_and_a_newer_one_takes_its_place(signed: World, table: str) -> None:
    write(signed, table)
    write(signed, table, enters_release=2, **AGAIN[table])
    signed.build()
    name = table.removesuffix("s") if table != "sustainability" else table
    assert signed.ask(f"select first_release, last_release from {name} order by first_release") == [(1, 1), (2, None)]


@pytest.mark.parametrize(
    ("table", "cells", "rule", "column"),
    [
        ("evaluation_findings", {"found_on": "2016-01-01"}, "before-signed", "found_on"),
        ("quality_assessments", {"assessed_on": "2017-06-14"}, "before-signed", "assessed_on"),
        ("contact_points", {"valid_from": "2017-01-01"}, "before-signed", "valid_from"),
        ("evaluation_findings", {"state": "finished"}, "not-a-choice", "state"),
        ("evaluation_values", {"round": "mid"}, "not-a-choice", "round"),
        ("quality_assessments", {"standard": "beauty"}, "not-a-choice", "standard"),
        ("quality_assessments", {"result": "5"}, "not-a-choice", "result"),
        ("sustainability", {"state": "yes"}, "not-a-choice", "state"),
        ("contact_points", {"side": "EU"}, "not-a-choice", "side"),
        ("sustainability", {"activity": "7.1"}, "unknown-code", "activity"),
        ("evaluation_values", {"series": "nothing"}, "unknown-code", "series"),
        ("evaluation_values", {"value": "12,5"}, "not-a-value", "value"),
        ("quality_assessments", {"assessed_on": "30/09/2018"}, "not-a-value", "assessed_on"),
        ("contact_points", {"role_en": ""}, "value-required", "role_en"),
        ("evaluation_values", {"series": "2.3-b.children"}, "victim-value", "series"),
        ("evaluation_findings", {"finding_en": "Call 987 654 321"}, "telephone", "finding_en"),
        ("contact_points", {"role_es": "Jefa: Juana Quispe Mamani"}, "person-name", "role_es"),
    ],
)
def test_what_cannot_be_is_refused_by_its_cell(signed: World, table: str, cells: dict[str, Any], rule: str, column: str) -> None:
    write(signed, table, **cells)
    with pytest.raises(Refused) as refused:
        signed.build()
    assert {(problem.rule, problem.row, problem.column) for problem in refused.value.problems} == {(rule, 2, column)}
    assert not signed.out.exists()
    assert all(problem.file.endswith(f"{table}.csv") for problem in refused.value.problems)
