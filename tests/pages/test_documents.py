"""The documents to take home: their numbers are released ones, in each language; nothing withheld is in them, and no text runs."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import duckdb
import pytest
from docx import Document
from openpyxl import load_workbook

from pages.documents.command import main
from pages.documents.databook import TOTALS, write_databook
from pages.documents.kinds import KINDS, name_file
from pages.documents.report import write_report
from pages.documents.results import read_measures, say_actual, say_target
from pages.view.view import View
from pages.view.words import words_in
from pages.web import downloads
from tests.pages.posting import OWN, post

pytestmark = pytest.mark.slow  # documents of the whole demonstration

Make = Callable[..., View]
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def both(view: View) -> list[View]:
    """The view in both languages."""
    return [view, view.speaking(words_in("es"))]


@pytest.fixture(scope="module")
def released(program: Path) -> dict[str, tuple[float | None, str | None]]:
    """Value and code of each total of the last release, by key."""
    with duckdb.connect(str(program), read_only=True) as connection:
        rows = connection.execute("select key, value, missing from figure where breakdown = 'total' and last_release is null").fetchall()
    return {key: (value, missing) for key, value, missing in rows}


def test_the_data_book_has_every_total_as_a_number(view: Make, released: dict[str, tuple[float | None, str | None]]) -> None:
    book = load_workbook(io.BytesIO(write_databook(view(), "https://cpc.example.org")), read_only=True)
    assert book.sheetnames == ["About", "Results", "Totals", "Dictionary", "Sources"]
    heads, *rows = book["Totals"].iter_rows(values_only=True)
    assert heads[: len(TOTALS)] == TOTALS
    place = {name: position for position, name in enumerate(heads)}
    assert len(rows) == len(released)
    for row in rows:
        value, missing = released[row[place["key"]]]
        assert row[place["missing"]] == missing
        assert row[place["value"]] == value if value is None else math.isclose(row[place["value"]], value, rel_tol=1e-9)
    assert {row[place["notice"]] for row in rows} == {"Demonstration data – not real"}
    assert "/download/duckdb" in " ".join(str(row[1]) for row in book["About"].iter_rows(values_only=True))


def test_the_results_of_the_data_book_are_those_of_the_pages(view: Make) -> None:
    shown = view(region="LOR", objective="1")
    sheet = load_workbook(io.BytesIO(write_databook(shown)))["Results"]
    heads, *rows = sheet.iter_rows(values_only=True)
    measures = read_measures(shown)
    assert len(rows) == len(measures) > 10 and {row[5] for row in rows} == {"Loreto"}
    year = heads.index("Actual 2023")
    for row, measure in zip(rows, measures, strict=True):
        result = measure.years[2023]
        expected = (
            f"[{result.missing}]"
            if result.missing
            else result.compared
            if result.basis == "cumulative" and result.compared is not None
            else result.value
        )
        assert row[year] == pytest.approx(expected) and row[year - 1] == result.target
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_report_says_what_was_released(lang: str, view: Make) -> None:
    shown = view(lang=lang)
    document = Document(io.BytesIO(write_report([shown])))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    measures = [each for each in read_measures(shown) if each.series.series == "1.6-d.cases" and each.region in shown.framework.pilots]
    for measure in measures:
        row = measure.years[2023]
        place = shown.words.pick(shown.framework.regions[measure.region])
        found = [line for line in rows if line[0].startswith(shown.name_series("1.6-d.cases")) and line[1] == place]
        assert [(line[3], line[4]) for line in found] == [(say_target(shown, measure, row), say_actual(shown, measure, row))]
    titles = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert len(titles) == 1 + 1 + 3 + 3  # key indicators, the Partnership, objectives, completeness, sources, codes
    assert shown.say("Demonstration data – not real") in document.sections[0].header.paragraphs[0].text


def test_charts_of_the_report_hold_released_values_alone(view: Make, program: Path, released: dict[str, tuple[float | None, str | None]]) -> None:
    with zipfile.ZipFile(io.BytesIO(write_report([view()]))) as file:
        charts = [name for name in file.namelist() if re.fullmatch(r"word/charts/chart\d+\.xml", name)]
        assert len(charts) == len([name for name in file.namelist() if name.startswith("word/embeddings/")]) >= 20
        with duckdb.connect(str(program), read_only=True) as connection:
            compared = connection.execute("select value from status union all select value from target").fetchall()
        known = {round(value, 6) for value, *_ in (*released.values(), *compared) if value is not None}
        points = [point for name in charts for point in ElementTree.fromstring(file.read(name)).iterfind(f".//{CHART}val//{CHART}pt")]
        assert len(points) > 200
        assert [value for point in points if round(value := float(point.findtext(f"{CHART}v", "nan")), 6) not in known] == []


def test_a_report_in_both_languages_marks_each_and_says_what_is_the_same_once(view: Make) -> None:
    with zipfile.ZipFile(io.BytesIO(write_report(both(view())))) as file:
        body = ElementTree.fromstring(file.read("word/document.xml"))
    spoken = {each.get(f"{WORD}val") for each in body.iter(f"{WORD}lang")}
    assert spoken == {"en-US", "es-PE"}
    texts = ["".join(each.itertext()) for each in body.iter(f"{WORD}tc")]
    assert "Loreto" in texts and "Metropolitan LimaLima Metropolitana" in texts
    heads = [row for row in body.iter(f"{WORD}tr") if row.find(f"{WORD}trPr/{WORD}tblHeader") is not None]
    assert len(heads) == len(list(body.iter(f"{WORD}tbl"))) == len(list(body.iter(f"{WORD}tblCaption"))) > 10


def test_the_brief_has_a_page_a_language(view: Make) -> None:
    document = Document(io.BytesIO(KINDS["brief"].write(both(view()), "")))
    texts = [each.text for each in document.paragraphs]
    assert "What was achieved by June 2024?" in texts and "¿Qué se logró hasta junio de 2024?" in texts
    assert len(document.tables) == 2 and all(len(table.rows) == 10 for table in document.tables)
    assert any(text.startswith("1.2-b") and "Jun 30, 2023" in text for text in texts)


def test_each_document_is_judged_here() -> None:
    """A new one has its tests in this file or that of the deck, and then stands in this list."""
    assert list(KINDS) == ["pptx", "pptx-notes", "brief", "report", "databook"]


def test_each_document_has_a_name_that_says_what_it_is(view: Make) -> None:
    shown = view()
    names = [name_file(kind, both(shown) if kind.several else [shown]) for word, kind in KINDS.items() if word != "pptx-notes"]
    assert names == [
        "cpc-peru_DEMONSTRATION_slides_release-3_en-es.pptx",
        "cpc-peru_DEMONSTRATION_brief_release-3_en-es.docx",
        "cpc-peru_DEMONSTRATION_report_release-3_en-es.docx",
        "cpc-peru_DEMONSTRATION_databook_release-3_en.xlsx",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["deck", "OUT", "--meeting", "NO"], "There is no meeting “NO” in this release."),
        (["brief", "OUT", "--link", "/?asof=2001-01-01"], "No release had been made by this day."),
        (["brief", "OUT/x", "--lang", "es"], "no se pudo escribir"),
    ],
)
def test_the_command_says_what_is_wrong(arguments: list[str], told: str, program: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.exists()
    out = tmp_path / "out"
    assert main([each.replace("OUT", str(out)) for each in arguments]) == 2
    assert told in capsys.readouterr().err and not out.exists()


def test_the_command_writes_the_slides_of_the_last_meeting(program: Path, tmp_path: Path) -> None:
    assert program.exists() and main(["deck", str(tmp_path / "slides.pptx")]) == 0
    with zipfile.ZipFile(tmp_path / "slides.pptx") as file:
        assert len([name for name in file.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]) == 16


def test_a_document_is_made_by_a_process_of_its_own(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same document as here; a view without a release costs no process."""
    started: list[str] = []
    carry_out = downloads.DOCUMENTS.carry_out

    async def note(task: str, folder: Path, **told: Any) -> Any:
        started.append(told["kind"])
        return await carry_out(task, folder, **told)

    monkeypatch.setattr(downloads.DOCUMENTS, "carry_out", note)
    assert program.exists()
    answer = post(downloads.send_download, "/download/report", b"", {"both": "1", "lang": "es", "region": "LOR", "objective": "1"}, OWN)
    assert answer.status_code == 200 and 'filename="cpc-peru_DEMOSTRACION_informe_publicacion-3_es-en.docx"' in answer.headers["content-disposition"]
    assert Document(io.BytesIO(bytes(answer.body))).paragraphs[0].text.startswith("Informe de resultados 2023")
    assert post(downloads.send_download, "/download/report", b"", {"asof": "2001-01-01"}, OWN).status_code == 404
    assert started == ["report"]
