"""The marked copy: wrong cells are coloured and say why, everything else is as it was, and nobody's data is repeated."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from openpyxl import load_workbook
from openpyxl.chartsheet import Chartsheet

from data.cli import main as commands
from data.problems import Problem
from data.report import workbook_styles
from data.report.annotate import annotate
from data.report.checking import check_file
from data.report.template import make_template
from tests.built.filling import AT, COVER_ROW, figures, fill, write

PERSON = "Sra. María " + "Quispe Mamani"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    make_template(folder / "blank.xlsx", "DEM-P2", "2021-H2")
    return fill(folder / "blank.xlsx", folder / "report.xlsx")


def marked(page: Any) -> dict[tuple[int, int], tuple[str, str]]:
    """Row and column of each coloured cell: its colour and what it says."""
    colours = {workbook_styles.ERROR.fgColor.rgb: "error", workbook_styles.WARNING.fgColor.rgb: "warning"}
    return {
        (cell.row, cell.column): (colours[cell.fill.fgColor.rgb], cell.comment.text)
        for line in page.iter_rows()
        for cell in line
        if cell.fill.fgColor.rgb in colours
    }


@pytest.mark.slow
def test_wrong_cells_are_coloured_and_say_why(engine: duckdb.DuckDBPyConnection, sound: Path, tmp_path: Path) -> None:
    book = load_workbook(sound)
    rows = [row.number for row in figures(book) if row.key[3] == "total" and row.cells["value"] != ""]
    write(book, "Figures", rows[0], value=-5)
    write(book, "Figures", rows[1], value=10**6)
    write(book, "Contributions", 5, purpose=f"Paid to {PERSON}")
    book["Cover"].cell(COVER_ROW["sender_role"], 3).value = "boss"
    write(book, "Milestones", 5, due_on="June")
    book["Personnel"].merge_cells("B7:C9")
    path = tmp_path / "wrong.xlsx"
    book.save(path)
    before = path.read_bytes()
    problems = check_file(engine, path)
    assert annotate(path, tmp_path / "marked.xlsx", problems, "es")
    assert path.read_bytes() == before
    copy = load_workbook(tmp_path / "marked.xlsx")
    found = {name: marked(copy[name]) for name in copy.sheetnames}
    assert found["Figures"][rows[0], AT["Figures"]["value"]][0] == "error"
    assert "negativ" in found["Figures"][rows[0], AT["Figures"]["value"]][1]
    assert {kind for kind, _ in found["Figures"].values()} == {"error", "warning"}, "parts below the total are a warning"
    assert found["Contributions"] == {(5, AT["Contributions"]["purpose"]): ("error", Problem("person-name", "").sentence("es"))}
    assert set(found["Cover"]) == {(COVER_ROW["sender_role"], 3)}
    assert set(found["Milestones"]) == {(5, AT["Milestones"]["due_on"])}
    assert set(found["Personnel"]) == {(7, 1)}
    assert found["Instructions"] == found["Narrative"] == {}
    assert copy["Figures"].cell(rows[1], AT["Figures"]["value"]).value == 10**6
    comments = [text for each in found.values() for _, text in each.values()]
    assert not any("Quispe" in text for text in comments)
    assert {problem.severity for problem in problems} == {"error", "warning"}


@pytest.mark.slow
def test_the_command_writes_the_copy_and_repeats_nobody(sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = load_workbook(sound)
    mail, number = "ana@" + "example.pe", "4455" * 2
    row = next(row.number for row in figures(book) if row.cells["value"] != "")
    write(book, "Figures", row, value=f"see {mail}", region=f"{number}x", missing=mail)
    write(book, "Personnel", 5, region=PERSON, post=f"{PERSON}, {number}", filled=mail)
    write(book, "Milestones", 5, state=f"ask {mail}", due_on=PERSON)
    write(book, "Personnel", 3, note=PERSON)
    book.create_sheet(PERSON[:20])
    book.save(tmp_path / "personal.xlsx")
    for options in ([], ["--json"], ["--lang", "es"], ["--annotated", str(tmp_path / "copy.xlsx")]):
        assert commands.main(["check", str(tmp_path / "personal.xlsx"), *options]) == 1
        said = capsys.readouterr()
        assert said.out
        for secret in ("Quispe", "María", mail, number):
            assert secret not in said.out + said.err
    copy = load_workbook(tmp_path / "copy.xlsx")
    texts = [cell.comment.text for page in copy.worksheets for line in page.iter_rows() for cell in line if cell.comment]
    assert len(texts) >= 6
    assert not any(secret in text for text in texts for secret in ("Quispe", mail, number))


def test_a_csv_report_becomes_a_marked_workbook(engine: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    path = tmp_path / "DEM-P2_2021-H2_v1.csv"
    header = "template_version,institution,period,series,source,region,breakdown,category,value,numerator,denominator,missing,reason"
    line = "1,DEM-P2,2021-H2,1.2-a.trained,DS-PARTNER-2,LMA,total,total,-3,,,,=1+1\x01"
    path.write_text(f"{header}\n{line}\n", encoding="utf-8")
    problems = [problem for problem in check_file(engine, path) if problem.rule != "row-left-out"]
    assert [(problem.rule, problem.row, problem.column) for problem in problems] == [("negative", 2, "value")]
    assert annotate(path, tmp_path / "marked.xlsx", problems, "en")
    page = load_workbook(tmp_path / "marked.xlsx").active
    assert set(marked(page)) == {(2, 9)}
    assert (page["M2"].value, page["M2"].data_type) == ("=1+1�", "s"), "what begins like a formula stays a text"


def test_a_problem_of_the_whole_file_stands_on_its_first_cell(sound: Path, tmp_path: Path) -> None:
    problems = [Problem("sheet-missing", "A.xlsx", sheet="Gone"), Problem("jump", "A.xlsx", 3_000_000, "value", "1", "2", "Figures")]
    assert annotate(sound, tmp_path / "marked.xlsx", problems, "en")
    copy = load_workbook(tmp_path / "marked.xlsx")
    assert set(marked(copy["Instructions"])) == {(1, 1)}
    assert set(marked(copy["Figures"])) == {(1, AT["Figures"]["value"])}


def test_many_problems_of_one_cell_make_a_short_comment(sound: Path, tmp_path: Path) -> None:
    problems = [Problem("negative", "A.xlsx", 5, "value", str(-at), sheet="Figures") for at in range(50)]
    assert annotate(sound, tmp_path / "marked.xlsx", problems, "en")
    comment = load_workbook(tmp_path / "marked.xlsx")["Figures"].cell(5, AT["Figures"]["value"]).comment.text
    assert comment.count("\n") == 7 and len(comment) <= 2000


def test_a_sheet_with_a_chart_alone_takes_no_mark(sound: Path, tmp_path: Path) -> None:
    book = load_workbook(sound)
    book.create_chartsheet("Chart", 0)
    assert isinstance(book["Chart"], Chartsheet)
    problem = Problem("sheet-unknown", "A.xlsx", sheet="Chart")
    book.save(tmp_path / "chart.xlsx")
    written = annotate(tmp_path / "chart.xlsx", tmp_path / "marked.xlsx", [problem], "en")
    assert written == (tmp_path / "marked.xlsx").exists()


@pytest.mark.parametrize(("name", "content"), [("a.xlsx", b"no archive"), ("a.csv", b"\xff\xfe\x00")])
def test_what_cannot_be_opened_gives_no_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert not annotate(tmp_path / name, tmp_path / "marked.xlsx", [], "en")
    assert commands.main(["check", str(tmp_path / name), "--annotated", str(tmp_path / "marked.xlsx")]) == 1
    assert "No copy was written" in capsys.readouterr().err
    assert not (tmp_path / "marked.xlsx").exists()


def test_the_report_itself_is_never_replaced(sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(shutil.copy(sound, tmp_path))
    (tmp_path / "link.xlsx").symlink_to(path)
    assert commands.main(["check", str(path), "--annotated", str(tmp_path / "link.xlsx")]) == 2
    assert "another file" in capsys.readouterr().err
    assert path.read_bytes() == sound.read_bytes()
