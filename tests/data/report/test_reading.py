"""A blank workbook filled in by a careful person has no problem, whatever saved it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook

from data import tables
from data.problems import Problem
from data.report.checking import check_file, check_report
from data.report.layout import FIRST, HINT
from data.report.meaning import text_of
from data.report.reading import find_sheets, read_workbook
from tests.built.filling import AT, COVER_ROW, figures, fill, read_csv, write
from tests.data.conftest import Blank

pytestmark = pytest.mark.slow  # workbooks of the whole demonstration
INSTITUTIONS = [row["institution"] for row in read_csv(tables.DEMONSTRATION / "institutions.csv")]
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
Sound = dict[str, Path]


@pytest.fixture(scope="module")
def sound(blank: Blank, tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """A filled-in workbook an institution, every second one in Spanish."""
    folder = tmp_path_factory.mktemp("sound")
    return {name: fill(blank(name, ("en", "es")[at % 2]), folder / f"{name}.xlsx", seed=at) for at, name in enumerate(INSTITUTIONS)}


@pytest.mark.parametrize("institution", INSTITUTIONS)
def test_a_filled_in_workbook_has_no_problem(engine: duckdb.DuckDBPyConnection, sound: Sound, institution: str) -> None:
    assert wrong_with(engine, sound[institution]) == []


def test_the_workbooks_cover_every_indicator_that_is_reported(sound: Sound) -> None:
    series = read_csv(tables.FRAMEWORK / "series.csv")
    reported = {row["series"] for row in series if not row["computed"]}
    indicators = {row["indicator"] for row in read_csv(tables.FRAMEWORK / "indicators.csv")}
    assert {row["indicator"] for row in series} == indicators
    found = {row.key[0] for path in sound.values() for row in figures(load_workbook(path))}
    assert found == reported
    filled = {
        (row.key[0], bool(row.cells["missing"]))
        for path in sound.values()
        for row in figures(load_workbook(path))
        if row.cells["missing"] or row.cells["value"] != "" or row.cells["numerator"] != ""
    }
    assert {code for code, missing in filled if not missing} == reported, "each is given somewhere"
    assert len({code for code, missing in filled if missing}) > 20, "and many are missing somewhere"


def test_what_is_read_is_what_was_written(sound: Sound) -> None:
    reading = read_workbook(sound["DEM-B"])
    rows = list(figures(load_workbook(sound["DEM-B"])))
    assert reading.problems == []
    assert [number for number, _ in reading.figures] == [row.number for row in rows]
    for row, (_, texts) in zip(rows, reading.figures, strict=True):
        assert texts == {name: text_of(row.cells[name]) for name in texts}
    assert reading.cover["institution"] == "DEM-B" and reading.cover["sender_role"] == "statistics-officer"
    assert ("Personnel", 5, "post", "Specialised prosecutor") in reading.words


PAIRS = ("more-than-whole", "not-the-same")
"""What numbers drawn at random cannot keep: measures that limit or equal one another."""


def wrong_with(engine: duckdb.DuckDBPyConnection, path: Path) -> list[Problem]:
    """What is wrong with a workbook, without what its numbers say of one another."""
    return [problem for problem in check_file(engine, path) if problem.rule not in PAIRS]


def test_another_program_may_save_it(engine: duckdb.DuckDBPyConnection, sound: Sound, tmp_path: Path) -> None:
    book = load_workbook(sound["DEM-D"])
    book.save(tmp_path / "saved.xlsx")
    assert wrong_with(engine, tmp_path / "saved.xlsx") == []
    assert read_workbook(tmp_path / "saved.xlsx").figures == read_workbook(sound["DEM-D"]).figures


def test_a_workbook_as_it_was_made_before_is_read(engine: duckdb.DuckDBPyConnection, sound: Sound, tmp_path: Path) -> None:
    """Tabs in English in both languages, no lines above the figures of an activity, no count of filled rows."""
    book = load_workbook(sound["DEM-B"])
    assert "Cifras" in book.sheetnames
    for name, page in find_sheets(book).items():
        page.title = name
    figure_sheet = book["Figures"]
    for row in reversed(range(FIRST, figure_sheet.max_row + 1)):
        if figure_sheet.cell(row, 1).value is None:
            figure_sheet.delete_rows(row)
    figure_sheet.cell(HINT, AT["Figures"]["check"]).value = None
    book.save(tmp_path / "before.xlsx")
    assert wrong_with(engine, tmp_path / "before.xlsx") == []
    figures_now, figures_then = (read_workbook(path).figures for path in (sound["DEM-B"], tmp_path / "before.xlsx"))
    assert [texts for _, texts in figures_now] == [texts for _, texts in figures_then]


def test_a_sheet_that_is_there_twice_is_pointed_out(sound: Sound, tmp_path: Path) -> None:
    book = load_workbook(sound["DEM-B"])
    book.create_sheet("Figures")["A1"] = "another"
    book.save(tmp_path / "twice.xlsx")
    assert [(problem.rule, problem.sheet) for problem in read_workbook(tmp_path / "twice.xlsx").problems] == [("sheet-unknown", "Figures (2)")]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("institution", ["DEM-MSC", "DEM-B"])
def test_libreoffice_may_save_it(engine: duckdb.DuckDBPyConnection, sound: Sound, institution: str, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path)}  # a profile of its own: another LibreOffice may be running
    command = [str(SOFFICE), "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(sound[institution])]
    subprocess.run(command, check=True, timeout=180, capture_output=True, env=os.environ | home)
    saved = tmp_path / "out" / sound[institution].name
    assert wrong_with(engine, saved) == []
    assert read_workbook(saved).figures == read_workbook(sound[institution]).figures


def test_a_report_as_csv_says_the_same(engine: duckdb.DuckDBPyConnection, sound: Sound, tmp_path: Path) -> None:
    """The rows of a workbook, written as CSV, are as sound as the workbook."""
    reading = read_workbook(sound["DEM-F"])
    path = tmp_path / "DEM-F_2021-H2_v1.csv"
    told = [texts for _, texts in reading.figures if texts["value"] or texts["numerator"] or texts["missing"]]
    lines = [",".join(told[0]), *(",".join(texts.values()) for texts in told)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert wrong_with(engine, path) == []


def test_a_blank_workbook_says_all_that_is_missing(engine: duckdb.DuckDBPyConnection, blank: Blank) -> None:
    problems = check_file(engine, blank("DEM-A"))
    assert {problem.rule for problem in problems} == {"value-required", "neither-value-nor-missing"}
    required = {row["series"] for row in read_csv(tables.FRAMEWORK / "series.csv") if row["frequency"] != "survey"}
    totals = [row.number for row in figures(load_workbook(blank("DEM-A"))) if row.key[3] == "total" and row.key[0] in required]
    rows = {problem.row for problem in problems if problem.rule == "neither-value-nor-missing"}
    assert set(totals) <= rows


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (3, "3"), (3.0, "3"), (3.5, "3.5"), (1e20, "100000000000000000000"), (0.1, "0.1"), (True, "TRUE"), ("  a ", "a")],
)
def test_a_cell_is_read_as_a_person_sees_it(value: object, text: str) -> None:
    assert text_of(value) == text


def test_numbers_beyond_all_bounds_are_read(engine: duckdb.DuckDBPyConnection, sound: Sound, tmp_path: Path) -> None:
    book = load_workbook(sound["DEM-F"])
    row = next(row.number for row in figures(book) if isinstance(row.cells["value"], int))
    for value in (float("inf"), 10**300, 1e308, -1e308):
        write(book, "Figures", row, value=value)
        book.save(tmp_path / "huge.xlsx")
        places = {(problem.row, problem.column) for problem in check_file(engine, tmp_path / "huge.xlsx") if problem.severity == "error"}
        assert (row, "value") in places or {problem.rule for problem in check_file(engine, tmp_path / "huge.xlsx")} == {"not-a-workbook"}


def test_a_version_in_other_digits_is_no_version(engine: duckdb.DuckDBPyConnection, sound: Sound, tmp_path: Path) -> None:
    book = load_workbook(sound["DEM-F"])
    find_sheets(book)["Cover"].cell(COVER_ROW["report_version"], 3).value = "²"
    book.save(tmp_path / "digits.xlsx")
    assert {problem.rule for problem in check_file(engine, tmp_path / "digits.xlsx")} == {"number-as-text", "report-version"}


def test_surveys_that_were_not_made_may_stay_empty(engine: duckdb.DuckDBPyConnection, sound: Sound, tmp_path: Path) -> None:
    book = load_workbook(sound["DEM-MSC"])
    surveys = {row["series"] for row in read_csv(tables.FRAMEWORK / "series.csv") if row["frequency"] == "survey"}
    emptied = [row.number for row in figures(book) if row.key[0] in surveys]
    for row in emptied:
        write(book, "Figures", row, value=None, numerator=None, denominator=None, missing=None, reason=None)
    book.save(tmp_path / "surveys.xlsx")
    assert emptied and wrong_with(engine, tmp_path / "surveys.xlsx") == []


def test_columns_may_stand_in_another_order(engine: duckdb.DuckDBPyConnection, sound: Sound, tmp_path: Path) -> None:
    """A person who moves a column does no harm; the names of the columns count."""
    book = load_workbook(sound["DEM-F"])
    page = find_sheets(book)["Figures"]
    value, reason = AT["Figures"]["value"], AT["Figures"]["reason"]
    for row in range(3, page.max_row + 1):
        one, other = page.cell(row, value), page.cell(row, reason)
        one.value, other.value = other.value, one.value
    book.save(tmp_path / "moved.xlsx")
    assert wrong_with(engine, tmp_path / "moved.xlsx") == []


def test_the_check_reads_the_framework_itself(sound: Sound) -> None:
    problems: list[Problem] = check_report(sound["DEM-P2"])
    assert problems == []
