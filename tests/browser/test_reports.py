"""The forms of the Reports page in a browser: a blank workbook down, a spoiled one up, its problems and its marked copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data.report.reading import find_sheets
from tests.browser.visit import Visit
from tests.built.filling import AT, figures, write


def save(waiting: object, folder: Path) -> Path:
    download = waiting.value  # type: ignore[attr-defined]
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


@pytest.mark.parametrize(
    ("lang", "check", "marked", "problem", "sound"),
    [
        ("", "Check", "Copy with the cells marked", "“-3” is negative. A figure cannot be below zero.", "Cannot be accepted: "),
        ("es", "Revisar", "Copia con las celdas marcadas", "“-3” es negativo. Una cifra no puede ser menor que cero.", "No puede aceptarse: "),
    ],
)
def test_a_spoiled_report_is_told_and_marked(
    visit: Callable[..., Visit], tmp_path: Path, lang: str, check: str, marked: str, problem: str, sound: str
) -> None:
    here = visit().open("/reports", institution="DEM-P2", half="2021-H1", lang=lang)
    with here.page.expect_download() as waiting:
        here.page.locator("a.button[href^='/download/workbook']").click()
    blank = save(waiting, tmp_path)
    assert blank.name == f"DEM-P2_2021-H1_{lang or 'en'}.xlsx"
    book = load_workbook(blank)
    row = next(figures(book)).number
    write(book, "Figures", row, value=-3)
    book.save(tmp_path / "spoiled.xlsx")
    here.page.set_input_files("form[data-report*=check] input", tmp_path / "spoiled.xlsx")
    here.page.get_by_role("button", name=check, exact=True).click()
    verdict = here.page.locator("#answer-check .verdict")
    verdict.wait_for()
    told = here.page.locator("#answer-check").inner_text()
    assert told.startswith(sound) and problem in told
    place = verdict.bounding_box()
    assert place is not None and 48 <= place["y"] <= 400, "the verdict is in view"
    with here.page.expect_download() as waiting:
        here.page.get_by_role("button", name=marked, exact=True).click()
    copy = load_workbook(save(waiting, tmp_path))
    note = find_sheets(copy)["Figures"].cell(row, AT["Figures"]["value"]).comment
    assert note is not None and problem in note.text


def test_the_findings_of_a_check_survive_a_change_of_language(visit: Callable[..., Visit], tmp_path: Path) -> None:
    here = visit().open("/reports")
    (tmp_path / "empty.csv").write_bytes(b"")
    here.page.set_input_files("form[data-report*=check] input", tmp_path / "empty.csv")
    here.page.get_by_role("button", name="Check", exact=True).click()
    here.page.locator("#answer-check", has_text="The file is empty.").wait_for()
    here.page.locator("#top a[data-lang=es]").click()
    here.page.locator("#answer-check", has_text="El archivo está vacío.").wait_for()
    assert here.page.locator("form[data-report*=check] .chosen-file").inner_text() == "empty.csv"
    here.page.locator("#top a[data-lang=en]").click()
    here.page.locator("#answer-check", has_text="The file is empty.").wait_for()
    here.page.locator("#top a[data-page='/regions']:visible").first.click()
    here.page.locator("form[data-report*=check]").wait_for(state="detached")
    here.page.locator("#top a[data-page='/reports']:visible").first.click()
    here.page.locator("form[data-report*=check]").wait_for()
    assert here.page.locator("#answer-check").inner_text() == "", "whoever left the page begins afresh"


def test_no_file_is_no_request_and_a_large_one_is_refused_here(visit: Callable[..., Visit], tmp_path: Path) -> None:
    here = visit().open("/reports")
    here.page.get_by_role("button", name="Check", exact=True).click()
    assert here.page.locator("#answer-check").inner_text() == ""
    (tmp_path / "large.csv").write_bytes(b"x" * 10_000_001)
    here.page.set_input_files("form[data-report*=check] input", tmp_path / "large.csv")
    here.page.get_by_role("button", name="Check", exact=True).click()
    assert "larger than 10 MB" in here.page.locator("#answer-check").inner_text()
