"""What a cell means, whatever tool stored it; how a workbook looks decides nothing."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data.report.checking import check_report
from data.report.layout import SHEETS
from data.report.meaning import is_error, read_code, read_day, text_of, within_term
from data.report.opening import open_book
from data.report.reading import read_workbook
from data.report.template import make_template
from tests.built.filling import figures, fill, write
from tests.built.kept import keep

INSTITUTION = "DEM-P2"


def write_sound(folder: Path) -> Path:
    make_template(folder / "blank.xlsx", INSTITUTION, "2021-H2")
    return fill(folder / "blank.xlsx", folder / "report.xlsx")


@pytest.fixture(scope="module")
def sound() -> Path:
    return keep("sound", "", write_sound, translated=True) / "report.xlsx"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [(57.699999999999996, "57.7"), (0.1 + 0.2, "0.3"), (12.0, "12"), (1e15 + 0.3, "1000000000000000"), (1234.5678, "1234.5678"), (1e-7, "0.0000001")],
)
def test_a_number_is_read_as_the_spreadsheet_shows_it(stored: float, shown: str) -> None:
    assert text_of(stored) == shown


@pytest.mark.parametrize(
    ("stored", "meant"),
    [("one_x000D_\ntwo", "one\ntwo"), ("a_x000D_b", "a\nb"), ("x_x0009_y", "x\ty"), ("_x005F_x000D_", "_x000D_"), ("a_x000_b", "a_x000_b")],
)
def test_an_escape_is_the_character_it_stands_for(stored: str, meant: str) -> None:
    assert text_of(stored) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("LMA\u200b", "LMA"), ("\ufeffLOR", "LOR"), ("2.5\u2011c.trained", "2.5-c.trained"), ("CU\u00adS", "CUS"), ("\uff2c\uff2f\uff32", "LOR"),
        ("\u041bMA", "\u041bMA"), ("LM\u0410", "LMA"), ("\u00a0LMA ", "LMA"), ("1.6\u2212c.cases", "1.6-c.cases"),
    ],
)  # fmt: skip
def test_a_code_is_read_as_meant_where_that_is_certain(typed: str, meant: str) -> None:
    assert read_code(typed) == meant


@pytest.mark.parametrize("text", ["#REF!", "#N/A", "#VALUE!", "#¿NOMBRE?", "#¡DIV/0!", "#N/D", "#¡VALOR!", "#div/0!"])
def test_error_values_are_no_answer(text: str) -> None:
    assert is_error(text)


@pytest.mark.parametrize("text", ["#1", "N/A", "No. #REF in the file", "#", "#hashtag"])
def test_other_texts_are_no_error_values(text: str) -> None:
    assert not is_error(text)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2019-06-30", date(2019, 6, 30)), (datetime(2019, 6, 30, 12), date(2019, 6, 30)), (20190630, None), ("20190630", None), ("2019-W26-7", None),
        ("30/06/2019", None), ("2019-02-30", None), (43646, None), (None, None), ("0219-06-30", date(219, 6, 30)),
    ],
)  # fmt: skip
def test_a_day_is_a_date_or_written_like_one(value: object, day: date | None) -> None:
    assert read_day(value) == day


def test_the_years_of_the_partnership() -> None:
    assert [year for year in (21, 219, 2016, 2017, 2024, 2032, 2033, 20211) if within_term(year)] == [2017, 2024, 2032]


def rewrite(path: Path, out: Path, name: str, old: bytes, new: bytes) -> Path:
    """A copy in which a part says something else, or that has one more part."""
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in archive.infolist():
            content = archive.read(part)
            assert part.filename != name or old in content
            copy.writestr(part.filename, content.replace(old, new) if part.filename == name else content)
        if name not in archive.namelist():
            copy.writestr(name, new)
    return out


STYLES = (
    (b"<fill><patternFill /></fill>", b"<fill/>"),
    (b'<family val="2" />', b'<family val="15" />'),
    (b'<sz val="14" />', b'<sz val="large" />'),
    (b'<left style="thin">', b'<left style="wavy">'),
)


@pytest.mark.slow
def test_styles_that_the_reader_dislikes_change_nothing(sound: Path, tmp_path: Path) -> None:
    """Each alone ends openpyxl; one after the other is added, and in the end the file with all of them is checked."""
    expected, together = read_workbook(sound).figures, sound
    for at, style in enumerate(STYLES):
        with pytest.raises((TypeError, ValueError)):
            load_workbook(rewrite(sound, tmp_path / "strange.xlsx", "xl/styles.xml", *style))
        together = rewrite(together, tmp_path / f"together-{at}.xlsx", "xl/styles.xml", *style)
        assert read_workbook(together).figures == expected, style
    assert check_report(together) == []


def test_a_date_is_still_a_date_without_styles(sound: Path, tmp_path: Path) -> None:
    book = load_workbook(sound)
    write(book, "Milestones", 5, due_on=date(2021, 6, 30))
    book.save(tmp_path / "dated.xlsx")
    strange = rewrite(tmp_path / "dated.xlsx", tmp_path / "strange.xlsx", "xl/styles.xml", b'<family val="2" />', b'<family val="15" />')
    assert open_book(strange)["Milestones"].cell(5, 3).value == datetime(2021, 6, 30)


@pytest.mark.slow
@pytest.mark.parametrize("content", [b"<wsDr/>", b'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>'])
def test_an_empty_drawing_is_nothing(sound: Path, tmp_path: Path, content: bytes) -> None:
    assert check_report(rewrite(sound, tmp_path / "drawing.xlsx", "xl/drawings/drawing1.xml", b"", content)) == []


def test_noise_and_invisible_letters_do_no_harm(sound: Path, tmp_path: Path) -> None:
    book = load_workbook(sound)
    rows = list(figures(book))
    for row, region in ((rows[0], "LMA\u200b"), (next(each for each in rows if each.key[2] == "LOR"), "lor")):
        write(book, "Figures", row.number, region=region)
    write(book, "Contributions", 5, amount=57.699999999999996)
    book.save(tmp_path / "typed.xlsx")
    assert check_report(tmp_path / "typed.xlsx") == []


def test_a_number_without_end_is_told_on_every_sheet(sound: Path, tmp_path: Path) -> None:
    """1E+999 is read as infinite: no sum, no year and no count of posts is made of it."""
    book = load_workbook(sound)
    places = [("Figures", next(iter(figures(book))).number, "value")]
    places += [
        (sheet.name, 5, column.name)
        for sheet in SHEETS
        if sheet.name in ("Contributions", "Personnel")
        for column in sheet.columns
        if column.kind == "number"
    ]
    assert len(places) > 4
    for sheet, row, column in places:
        write(book, sheet, row, **{column: 765432})
    book.save(tmp_path / "report.xlsx")
    changed = tmp_path / "endless" / "report.xlsx"
    changed.parent.mkdir()
    with zipfile.ZipFile(tmp_path / "report.xlsx") as archive, zipfile.ZipFile(changed, "w") as out:
        for part in archive.infolist():
            out.writestr(part, archive.read(part).replace(b"<v>765432</v>", b"<v>1E+999</v>"))
    told = {(each.sheet, each.column) for each in check_report(changed) if each.rule == "number-as-text"}
    assert told == {(sheet, column) for sheet, _, column in places}
