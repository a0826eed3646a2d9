"""Findings in words: rows, cells and columns as a person calls them, in both languages, for every message there is."""

from __future__ import annotations

import pytest

from data.messages import MESSAGES
from data.problems import Problem
from data.report.layout import BY_NAME
from data.report.naming import GAP, name_column, tell

NAMES = ("Shelters · Loreto", "Albergues · Loreto")
REPORT = [rule for rule, message in MESSAGES.items() if message.found_in == "report"]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("rule", REPORT)
def test_nothing_is_told_in_codes_alone(rule: str, language: str) -> None:
    found = tell(Problem(rule, "A.xlsx", 10, "numerator", "7", "9", "Figures", NAMES), language)
    assert (
        found.place
        == {
            "en": "Shelters · Loreto, sheet Figures, cell O10",
            "es": "Albergues · Loreto, hoja Cifras, celda O10",
        }[language]
    )
    assert found.column == {"en": "n (part)", "es": "n (parte)"}[language]
    assert " " in found.kind and " " in found.sentence
    assert found.differs in ("", "“7”", found.sentence)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("sheet", BY_NAME)
def test_every_column_has_a_title(sheet: str, language: str) -> None:
    titles = [name_column(Problem("outside", "A.xlsx", 10, column.name, sheet=sheet), language) for column in BY_NAME[sheet].columns]
    assert not {column.name for column in BY_NAME[sheet].columns} & set(titles)
    assert len(titles) == len(set(titles)) or sheet == "Cover"


def test_findings_that_differ_in_their_value_are_of_one_kind() -> None:
    one, other = (tell(Problem("negative", "A.xlsx", row, "value", value), "en") for row, value in ((5, "-3"), (6, "-4")))
    assert one.kind == other.kind == f"“{GAP}” is negative. A figure cannot be below zero."
    assert (one.differs, other.differs) == ("“-3”", "“-4”")


def test_a_breakdown_in_the_place_of_a_column_is_named() -> None:
    problem = Problem("above-total", "A.xlsx", 5, "offense", "12", "10", "Figures", NAMES, ("Criminal offence charged", "Delito imputado"))
    assert tell(problem, "es").column == "Delito imputado"
    assert "“Criminal offence charged”" in tell(problem, "en").sentence
