"""Ways to damage a report, drawn by a seed: what a bad disk, a bad transfer, a foreign program or a malicious person makes of it."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell import MergedCell

FAR = 1_000_000
"""Cells of a sheet beyond which openpyxl takes minutes and gigabytes to move rows or columns: every empty one is visited."""
Damage = Callable[[random.Random, Path], None]
STRANGE = (
    float("inf"),
    1e308,
    -(10**18),
    "=1/0",
    "#REF!",
    True,
    "",
    " ",
    "\t",
    "ñ" * 40_000,
    "0" * 5000,
    "²",
    "1e5",
    "٣",
    "\U0001f9d2",
    "x\ufffey",
    -0.0,
)
EVIL = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>',
    b"<a>" * 3000 + b"</a>" * 3000,
    b'<worksheet><sheetData><row r="99999999999"><c r="ZZZZ99999999999"><v>1</v></c></row></sheetData></worksheet>',
    b'<worksheet><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>',
    b'<worksheet><dataValidations><dataValidation sqref="' + b"A1 " * 200_000 + b'"/></dataValidations></worksheet>',
    b'<styleSheet><cellXfs count="9">' + b"".join(b'<xf numFmtId="%d"/>' % n for n in range(100_000)) + b"</cellXfs></styleSheet>",
    b"<sst>" + b"<si><t>" + b"x" * 5_000_000 + b"</t></si></sst>",
    b"\xff\xfe<\0a\0/\0>\0",
    b"",
)


def flip(draw: random.Random, path: Path) -> None:
    """Some bytes are others."""
    content = bytearray(path.read_bytes())
    for _ in range(draw.choice((1, 3, 50))):
        content[draw.randrange(len(content))] = draw.randrange(256)
    path.write_bytes(content)


def cut(draw: random.Random, path: Path) -> None:
    """The file ends early, or begins late."""
    content = path.read_bytes()
    at = draw.randrange(len(content))
    path.write_bytes(content[:at] if draw.random() < 0.8 else content[at:])


def splice(draw: random.Random, path: Path) -> None:
    """A piece of the file stands in it twice, or is zero."""
    content = path.read_bytes()
    first, last = sorted(draw.randrange(len(content)) for _ in range(2))
    piece = content[first:last]
    path.write_bytes(content[:last] + (piece if draw.random() < 0.5 else b"\0" * min(len(piece), 5000)) + content[last:])


def other(draw: random.Random, path: Path) -> None:
    """The file is something else."""
    path.write_bytes(draw.choice((b"", b"\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 99, b"<html></html>", b"%PDF-1.4", draw.randbytes(9999))))


def replace_part(draw: random.Random, path: Path) -> None:
    """One part of the archive is other XML than expected, or is gone, or is in it twice."""
    with zipfile.ZipFile(path) as archive:
        parts = [(part.filename, archive.read(part)) for part in archive.infolist()]
    at = draw.randrange(len(parts))
    how = draw.choice(("evil", "evil", "gone", "twice", "flip", "name", "order"))
    name, content = parts[at]
    if how == "evil":
        parts[at] = (name, draw.choice(EVIL))
    elif how == "gone":
        del parts[at]
    elif how == "twice":
        parts.append((name, draw.choice(EVIL)))
    elif how == "flip" and content:
        changed = bytearray(content)
        for _ in range(draw.choice((1, 5, 40))):
            changed[draw.randrange(len(changed))] = draw.randrange(256)
        parts[at] = (name, bytes(changed))
    elif how == "name":
        parts[at] = (draw.choice(("../../etc/passwd", "/abs.xml", "xl/é.xml", "a" * 5000, "con.xml\0")), content)
    else:
        draw.shuffle(parts)
    _pack(path, parts)


def change_text(draw: random.Random, path: Path) -> None:
    """Attributes and texts of a sheet say something else; the XML stays well-formed more often than not."""
    with zipfile.ZipFile(path) as archive:
        parts = {part.filename: archive.read(part) for part in archive.infolist()}
    name = draw.choice(sorted(name for name in parts if name.endswith(".xml")))
    old, new = draw.choice(((b'r="', b'r="X'), (b't="', b't="z'), (b's="', b's="9999'), (b"<v>", b"<v>1e999"), (b"<v>", b"<v>x"), (b'"1"', b'"-1"')))
    parts[name] = parts[name].replace(old, new, draw.choice((1, -1)))
    _pack(path, list(parts.items()))


def bomb(draw: random.Random, path: Path) -> None:
    """A part unpacks to far more than it seems."""
    with zipfile.ZipFile(path) as archive:
        parts = [(part.filename, archive.read(part)) for part in archive.infolist()]
    row = draw.choice((b"<row/>", b'<row r="1"><c r="A1"/></row>', b" ", b'<c r="A1"><v>1</v></c>'))
    size = draw.choice((1_000_000, 30_000_000))
    parts.append(("xl/worksheets/sheet99.xml", b"<worksheet><sheetData>" + row * (size // len(row)) + b"</sheetData></worksheet>"))
    _pack(path, parts)


def _pack(path: Path, parts: list[tuple[str, bytes]]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    path.write_bytes(packed.getvalue())


def spoil_cells(draw: random.Random, path: Path) -> None:
    """A person works on the sheets without care: cells swapped, sheets renamed or hidden, cells merged, columns by the hundred."""
    book = load_workbook(path)
    for _ in range(draw.randint(1, 5)):
        _spoil_once(draw, book)
    book.save(path)


def _spoil_once(draw: random.Random, book: Any) -> None:
    page = draw.choice(book.worksheets)
    row, column = draw.randint(1, page.max_row + 1), draw.randint(1, 25)
    how = draw.randrange(8)
    if how in (5, 6) and page.max_row * page.max_column > FAR:
        return
    if how == 0:
        page.title = draw.choice(("Hoja1", "Figures", "x" * 31, "COVER", "Cover "))
    elif how == 1:
        _put(page, row, column, draw.choice(STRANGE))
    elif how == 2:
        _put(page, row, column, page.cell(draw.randint(1, page.max_row), draw.randint(1, 25)).value)
    elif how == 3:
        page.merge_cells(start_row=row, end_row=row + draw.choice((1, 300)), start_column=column, end_column=column + draw.choice((1, 200)))
    elif how == 4:
        for at in range(1, draw.choice((300, 320))):
            _put(page, row, at, at)
    elif how == 5:
        (page.delete_rows if draw.random() < 0.5 else page.insert_rows)(row, draw.randint(1, 5))
    elif how == 6:
        (page.delete_cols if draw.random() < 0.5 else page.insert_cols)(column, draw.randint(1, 3))
    else:
        _put(page, draw.choice((1_048_576, 20_001, 19_999)), draw.choice((1, 16_384)), "x")


def _put(page: Any, row: int, column: int, value: Any) -> None:
    cell = page.cell(row, column)
    if isinstance(cell, MergedCell):  # part of a merged area
        return
    cell.value = value[:32_767] if isinstance(value, str) else value


def encode(draw: random.Random, path: Path) -> None:
    """The text is saved in another encoding."""
    text = path.read_text(encoding="utf-8").replace("Moved", "Trasladó el año pasado")
    path.write_bytes(text.encode(draw.choice(("utf-16", "latin-1", "utf-8-sig", "utf-32", "cp037")), "replace"))


def mix_lines(draw: random.Random, path: Path) -> None:
    """Lines end otherwise, are long, stand in another order, have other separators or open quotation marks."""
    lines = path.read_text(encoding="utf-8").split("\n")
    at = draw.randrange(len(lines))
    strange = (
        ",".join(lines[:1] * 50),
        '"',
        "x" * 1_200_000,
        '"' + "y\n" * 200,
        "\r",
        ",,,,,,,,,,,,",
        lines[0],
        "a" * 140_000 + ",b",
        "\ufeff",
        '1,"a""b",',
    )
    lines[at] = draw.choice((*strange, lines[at].replace(",", draw.choice((";", "\t", ", ", ",,")))))
    path.write_bytes(draw.choice(("\n", "\r\n", "\r", "\n\r")).join(lines).encode())


def strange_cell(draw: random.Random, path: Path) -> None:
    """A cell of a row holds something strange."""
    lines = path.read_text(encoding="utf-8").split("\n")
    at = draw.randrange(1, len(lines))
    cells = lines[at].split(",")
    cells[draw.randrange(len(cells))] = draw.choice([str(each) for each in STRANGE] + ["9" * 400, "-" * 9, "1.2.3", "NaN", "1e400", '""', "\x01"])
    lines[at] = ",".join(cells)
    path.write_text("\n".join(lines), encoding="utf-8")


ANY: tuple[Damage, ...] = (flip, cut, splice, other)
WORKBOOK: tuple[Damage, ...] = (*ANY, replace_part, replace_part, change_text, change_text, spoil_cells, spoil_cells, spoil_cells, bomb)
CSV: tuple[Damage, ...] = (*ANY, encode, mix_lines, mix_lines, strange_cell, strange_cell)
