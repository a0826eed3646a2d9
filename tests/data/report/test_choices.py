"""Choices of a workbook are in its language, and are read as a code or as words, of either language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook

from data.problems import Problem
from data.report.annotate import annotate
from data.report.checking import check_file
from data.report.instructions import LINES
from data.report.layout import COVER, FIGURES, SHEETS, Column
from data.report.reading import find_sheets, read_workbook
from data.words import LANGUAGES, catalogue
from data.words.coded import CODED, read_code_of, say_code
from tests.built.filling import AT, COVER_ROW, write

CHOICES = [column for sheet in SHEETS for column in sheet.columns if column.kind == "choice"]
CODES = ("x", "z", "PEN", "USD")
"""Choices that are the same in every language."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_choice_has_words_of_its_own_that_lead_back_to_it(language: str) -> None:
    wrong = []
    for column in CHOICES:
        shown = [say_code(code, language) for code in column.choices]
        wrong += [f"{column.name}: {code} is called {text}" for code, text in zip(column.choices, shown, strict=True) if "-" in text and text == code]
        for code, text in zip(column.choices, shown, strict=True):
            for written in (text, text.upper(), f" {text} ", code):
                if read_code_of(written, column.choices) != code:
                    wrong.append(f"{column.name}: {written!r} is read as {read_code_of(written, column.choices)}")
        if len(",".join(shown)) > 255 or any("," in text for text in shown):
            wrong.append(f"{column.name}: a spreadsheet takes no such list")
    assert wrong == []


def test_what_is_no_choice_stays_as_it_was_written() -> None:
    assert read_code_of("somebody", ("cash", "in-kind")) == "somebody" and read_code_of("", ("cash",)) == ""
    assert read_code_of("Secretaria tecnica", tuple(CODED)) == "technical-secretary"


def lists_of(path: Path) -> dict[str, list[str]]:
    """The drop-downs of each sheet of a workbook."""
    book = load_workbook(path)
    return {
        name: [rule.formula1.strip('"') for rule in page.data_validations.dataValidation if rule.type == "list"]
        for name, page in find_sheets(book).items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_workbook_offers_them_in_its_language(blank: Callable[..., Path], language: str) -> None:
    found = lists_of(blank("DEM-A", language))
    say = catalogue(language).gettext
    assert ",".join(say(CODED[code]) for code in ("cash", "in-kind")) in found["Contributions"]
    assert any("in-progress" not in each and say("in progress") in each for each in found["Milestones"])
    assert say("statistics officer") in found["Cover"][0] and "statistics-officer" not in found["Cover"][0]


@pytest.mark.parametrize("role", ["statistics-officer", "Statistics officer", "funcionario de estadística", "FUNCIONARIO DE ESTADISTICA"])
def test_words_of_either_language_are_read(blank: Callable[..., Path], tmp_path: Path, role: str) -> None:
    book = load_workbook(blank("DEM-A", "es"))
    find_sheets(book)["Cover"].cell(COVER_ROW["sender_role"], 3).value = role
    row = {"year": 2021, "stage": "Ejecutado", "form": "en especie", "amount": 10, "currency": "PEN", "purpose": "Equipo", "evidence": "Resolución"}
    write(book, "Contributions", 5, **row)
    book.save(tmp_path / "a.xlsx")
    reading = read_workbook(tmp_path / "a.xlsx", "demonstration")
    assert [problem.line() for problem in reading.problems if problem.rule == "not-a-choice"] == []
    assert reading.cover["sender_role"] == "statistics-officer"
    told = {column: text for sheet, _, column, text in reading.entered if sheet == "Contributions"}
    assert (told["stage"], told["form"]) == ("executed", "in-kind")


def test_a_choice_that_is_none_is_told_with_the_words_of_the_reader(
    blank: Callable[..., Path], tmp_path: Path, engine: duckdb.DuckDBPyConnection
) -> None:
    book = load_workbook(blank("DEM-A", "es"))
    find_sheets(book)["Cover"].cell(COVER_ROW["sender_role"], 3).value = "ministra"
    book.save(tmp_path / "a.xlsx")
    (problem,) = (each for each in check_file(engine, tmp_path / "a.xlsx") if each.rule == "not-a-choice")
    assert "funcionario de estadística, jefe de oficina" in problem.sentence("es") and "statistics officer, head of office" in problem.sentence("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_instructions_name_sheets_and_columns_as_they_are(blank: Callable[..., Path], language: str) -> None:
    book = load_workbook(blank("DEM-A", language))
    told = "\n".join(str(cell.value or "") for (cell,) in book.worksheets[0].iter_rows(max_col=1))
    assert "{" not in told and len(told.splitlines()) > len(LINES)
    check: Column = next(column for column in FIGURES if column.kind == "check")
    assert all(sheet.tab(language) in told for sheet in SHEETS[1:]) and f"“{catalogue(language).gettext(check.title)}”" in told
    assert {sheet.tab(language) for sheet in SHEETS} == set(book.sheetnames)


def test_what_is_wrong_with_a_hidden_code_is_told_beside_it(blank: Callable[..., Path], tmp_path: Path) -> None:
    """A code, a row without a column, and the row of the names of columns: each in the nearest cell that is seen."""
    path = blank("DEM-A", "es")
    problems = [
        Problem("unknown-code", path.name, 6, "series", "9.9", "series", "Figures"),
        Problem("value-required", path.name, 7, "", "", "", "Figures"),
        Problem("unknown-code", path.name, 6, "activity", "9.9", "activity", "Narrative"),
        Problem("column-missing", path.name, 3, "value", "", "", "Figures"),
    ]
    assert annotate(path, tmp_path / "marked.xlsx", problems, "es")
    book = load_workbook(tmp_path / "marked.xlsx")
    marked = [(page, cell) for page in book.worksheets for row in page.iter_rows() for cell in row if cell.comment]
    assert len(marked) == len(problems)
    for page, cell in marked:
        columns = {at for each in page.column_dimensions.values() if each.hidden for at in range(each.min, each.max + 1)}
        assert cell.column not in columns and not page.row_dimensions[cell.row].hidden, cell.coordinate
    names = {cell.coordinate for page, cell in marked if page.title == "Cifras"}
    assert f"{book['Cifras'].cell(1, AT['Figures']['series_name']).column_letter}6" in names


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_error_of_a_reader_points_to_a_hidden_cell(blank: Callable[..., Path], language: str) -> None:
    """Codes that are hidden are filled in beforehand; what a reader can get wrong is in a cell that is seen."""
    book = load_workbook(blank("DEM-A", language))
    pages = find_sheets(book)
    wrong = []
    for sheet in SHEETS[2:]:
        for column in sheet.columns:
            letter = pages[sheet.name].cell(1, AT[sheet.name][column.name]).column_letter
            if column.entered and pages[sheet.name].column_dimensions[letter].hidden:
                wrong.append(f"{sheet.name} {column.name}")
    assert wrong == [] and all(column.kind != "choice" or column.name == "sender_role" for column in COVER)
