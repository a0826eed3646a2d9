"""Ways to spoil a report as a file, a workbook or CSV, each with the problem it must give: the second table behind `test_checking.py`."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.built.spoiling import PERSON, Case, Spoil, do


def part(name: str, content: bytes = b"x") -> Spoil:
    """The archive has one more part."""

    def spoil(path: Path) -> None:
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, content)

    return spoil


STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


def rewrite(name: str, old: bytes, new: bytes) -> Spoil:
    """A part of the archive says something else."""

    def spoil(path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            parts = {each.filename: archive.read(each) for each in archive.infolist()}
        assert old in parts[name]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for each, content in parts.items():
                archive.writestr(each, content.replace(old, new) if each == name else content)

    return spoil


def cut(share: float) -> Spoil:
    """The end of the file is missing."""
    return lambda path: path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])


def wrap(path: Path) -> None:
    """The report lies in an archive that has its name."""
    content = path.read_bytes()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("reports/A_2019-H2.xlsx", content)


def write_bytes(content: bytes) -> Spoil:
    return do(lambda path: path.write_bytes(content))


AREA = '<worksheet><mergeCells><mergeCell xmlns:a="a>b" ref="A1:XFD1048576"/></mergeCells></worksheet>'

WORKBOOK_FILES = [
    Case("empty", write_bytes(b""), ""),
    Case("unreadable", do(lambda path: path.unlink()), ""),
    Case("too-large-file", write_bytes(b"PK" + b"\0" * 10_000_001), ""),
    Case("old-or-encrypted", write_bytes(b"\xd0\xcf\x11\xe0 a workbook of old"), ""),
    Case("not-a-workbook", write_bytes(b"PK no archive"), ""),
    Case("not-a-workbook", part("xl/worksheets/more.xml", b"<worksheet>"), ""),
    Case("not-a-workbook", part("xl/worksheets/more.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'), ""),
    *(Case("web-page", write_bytes(page), "") for page in (b"\n<!DOCTYPE html><html>", b"\xef\xbb\xbf<HTML lang='es'>", b"<head><title>Sign in")),
    *(Case("cut-off", cut(share), "") for share in (0.1, 0.6, 0.99)),
    Case("an-archive", wrap, ""),
    Case("packed-too-much", part("xl/styles2.xml", b"<x>" + b" " * 30_000_000 + b"</x>"), ""),
    Case("macros", part("xl/vbaProject.bin"), ""),
    Case("external-links", part("xl/externalLinks/externalLink1.xml", b"<externalLink/>"), ""),
    Case("embedded", part("xl/embeddings/list.docx"), ""),
    Case("embedded", part("xl/media/image1.png"), ""),
    Case("embedded", part("xl/drawings/drawing1.xml", b"<wsDr><twoCellAnchor/></wsDr>"), ""),
    Case("strict-workbook", rewrite("xl/workbook.xml", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", STRICT), ""),
    Case("too-many-cells", part("xl/worksheets/more.xml", AREA.encode()), ""),
    Case("too-many-cells", part("xl/anything.dat", AREA.encode()), ""),
    Case("too-many-cells", part("xl/styles2.xml", b"<x>" + b"".join(b'<xf id="%d"/>' % n for n in range(160_000)) + b"</x>"), ""),
]


def edit(old: bytes, new: bytes) -> Spoil:
    """The first place in the file that says `old` says `new`."""

    def spoil(path: Path) -> None:
        content = path.read_bytes()
        assert old in content
        path.write_bytes(content.replace(old, new, 1))

    return spoil


def drop_end(path: Path) -> None:
    """Cut within the last row: its last cell is gone."""
    path.write_bytes(path.read_bytes().rpartition(b",")[0])


def keep_rows(count: int) -> Spoil:
    """Cut at the end of a line, as where a filter was on."""
    return do(lambda path: path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:count])))


CSV_FILES = [
    Case("empty", write_bytes(b" \n"), ""),
    Case("unreadable", do(lambda path: path.unlink()), ""),
    Case("not-utf-8", edit(b"A,2019-H2", "Á,2019-H2".encode("latin-1")), "", 2),
    Case("not-text", edit(b"A,2019-H2", b"\0,2019-H2"), "", 2),
    Case("column-missing", edit(b",series,", b",measure,"), "", 1, "series"),
    Case("column-missing", edit(b",series,", b",se\rries,"), "", 1, "template_version"),
    Case("column-unknown", edit(b",reason", b",reason,note"), "", 1, "note"),
    Case("column-order", edit(b"series,source", b"source,series"), "", 1),
    Case("truncated", drop_end, "", 25),
    Case("no-rows", keep_rows(1), ""),
    Case("row-left-out", keep_rows(4), ""),
    Case("stray-return", edit(b"A,2019-H2", b"\rA,2019-H2"), "", 2),
    Case("malformed", edit(b"A,2019-H2", b'A,"2019-H2'), "", 2, "period"),
    Case("malformed", edit(b",124,,,,", b",124,,,,,more"), "", 2),
    Case("before-consent", edit(b"LMA", b"PUN"), "", 2, "region"),
    Case("number-as-text", edit(b",124,", b",many,"), "", 2, "value"),
    Case("number-as-text", do(lambda path: path.write_bytes(path.read_bytes().replace(b",124,", b",12 4,").replace(b",", b";"))), "", 2, "value"),
    Case("person-name", edit(b"Moved.", PERSON.encode()), "", 4, "reason"),
]
