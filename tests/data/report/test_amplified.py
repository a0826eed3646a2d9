"""Small files that are read large: one text in a hundred thousand cells, one part as nine hundred sheets, a hundred thousand names."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from data.report.references import count_readings
from data.report.safety import MOST_FILLED, MOST_LETTERS, MOST_NAMES, inspect_workbook
from data.report.template import make_template

DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Change = Callable[[dict[str, bytes]], None]
SHEET, BOOK, RELATIONS = "xl/worksheets/sheet4.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The parts of a blank workbook."""
    path = tmp_path_factory.mktemp("blank") / "blank.xlsx"
    make_template(path, "DEM-F", "2024-H1", "en")
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(parts: dict[str, bytes], path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def inside(parts: dict[str, bytes], name: str, before: str, text: str) -> None:
    """Put text before a tag of a part."""
    assert before.encode() in parts[name], (name, before)
    parts[name] = parts[name].replace(before.encode(), text.encode() + before.encode(), 1)


def one_text(cells: int, letters: int, name: str = "xl/sharedStrings.xml") -> Change:
    """Cells that point at one text; the part it stands in may have any name."""

    def change(parts: dict[str, bytes]) -> None:
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        parts[name] = f'<sst xmlns="{space}"><si><t>short</t></si><si><t>{"x" * letters}</t></si></sst>'.encode()
        row = '<c t="s"><v>1</v></c>' * 100
        rows = "".join(f'<row r="{900 + number}">{row}</row>' for number in range(cells // 100))
        inside(parts, SHEET, "</sheetData>", rows)

    return change


def one_part(times: int, filled: int) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        target = rb'Target="/?(?:xl/)?worksheets/sheet4.xml"'
        identity = re.search(target + rb'[^>]*Id="(\w+)"|Id="(\w+)"[^>]*' + target, parts[RELATIONS])
        assert identity is not None
        name = (identity[1] or identity[2]).decode()
        inside(parts, SHEET, "</sheetData>", "".join(f'<row r="{900 + row}"><c r="A{900 + row}"><v>1</v></c></row>' for row in range(filled)))
        listed = "".join(f'<sheet xmlns:r="{DOCUMENT}" name="S{each}" sheetId="{each + 50}" r:id="{name}"/>' for each in range(times))
        inside(parts, BOOK, "</sheets>", listed)

    return change


def other_relations(times: int, filled: int) -> Change:
    """The same part under as many relations of its own."""

    def change(parts: dict[str, bytes]) -> None:
        inside(parts, SHEET, "</sheetData>", "".join(f'<row r="{900 + row}"><c r="A{900 + row}"><v>1</v></c></row>' for row in range(filled)))
        kind = f"{DOCUMENT}/worksheet"
        parts[RELATIONS] = parts[RELATIONS].replace(
            b"</Relationships>",
            "".join(f'<Relationship Id="x{each}" Type="{kind}" Target="worksheets/../worksheets/sheet4.xml"/>' for each in range(times)).encode()
            + b"</Relationships>",
        )
        listed = "".join(f'<sheet xmlns:r="{DOCUMENT}" name="S{each}" sheetId="{each + 50}" r:id="x{each}"/>' for each in range(times))
        inside(parts, BOOK, "</sheets>", listed)

    return change


def names(count: int) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        listed = "".join(f'<definedName name="n{each}">Cover!$A$1</definedName>' for each in range(count))
        if b"<definedNames" in parts[BOOK]:
            inside(parts, BOOK, "</definedNames>", listed)
        else:
            parts[BOOK] = parts[BOOK].replace(b"</sheets>", b"</sheets><definedNames>" + listed.encode() + b"</definedNames>", 1)

    return change


@pytest.mark.parametrize(
    "change",
    [
        one_text(100_000, 32_000),
        one_part(900, 1_000),
        names(100_000),
        other_relations(900, 1_000),
        one_text(1_000, 32_700, "a.xml"),
        one_part(40, 20_000),
        names(2_500),
    ],
)
def test_what_a_reference_makes_large_is_refused_before_anything_is_opened(blank: dict[str, bytes], tmp_path: Path, change: Change) -> None:
    parts = dict(blank)
    change(parts)
    path = write(parts, tmp_path / "report.xlsx")
    assert path.stat().st_size < 1_000_000
    assert [problem.rule for problem in inspect_workbook(path, path.name)] == ["too-many-cells"]


@pytest.mark.parametrize("change", [one_text(2_000, 30), one_part(2, 50), names(30), other_relations(2, 20)])
def test_what_stays_small_is_read(blank: dict[str, bytes], tmp_path: Path, change: Change) -> None:
    parts = dict(blank)
    change(parts)
    assert inspect_workbook(write(parts, tmp_path / "report.xlsx"), "report.xlsx") == []


@pytest.mark.slow
def test_forty_made_up_ones_are_judged_by_what_they_become(blank: dict[str, bytes], tmp_path: Path) -> None:
    """Any of the references at a size drawn at random: refused exactly where what is read in all is more than a workbook may be."""
    draw, wrong = random.Random(40), []
    for number in range(40):
        size = int(10 ** draw.uniform(1, 3.5))
        times = int(10 ** draw.uniform(0.5, 2.8))
        change, read, most = draw.choice(
            [
                (one_text(size * 100, times * 50), size * 100 * times * 50, MOST_LETTERS),
                (one_part(times, size), (times + 1) * size, MOST_FILLED),
                (other_relations(times, size), (times + 1) * size, MOST_FILLED),
                (names(size * 10), size * 10, MOST_NAMES),
            ]
        )
        parts = dict(blank)
        change(parts)
        refused = bool(inspect_workbook(write(parts, tmp_path / f"{number}.xlsx"), "x.xlsx"))
        if (read > most * 1.1 and not refused) or (read < most * 0.5 and refused and size * 100 < MOST_FILLED and times < 400):
            wrong.append((number, read, most, refused))
    assert wrong == []


def test_a_sheet_is_read_as_often_as_it_is_listed(blank: dict[str, bytes], tmp_path: Path) -> None:
    parts = dict(blank)
    one_part(7, 1)(parts)
    with zipfile.ZipFile(write(parts, tmp_path / "report.xlsx")) as archive:
        assert count_readings(archive)[SHEET] == 8
