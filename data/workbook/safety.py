"""Whether a file that says it is a workbook may be opened at all: size, what is packed in it, macros, links, encryption.

A workbook is a zip archive of XML. Everything is looked at as a stream before anything is built in memory from it.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from openpyxl.utils.cell import range_boundaries

from data.problems import Problem

MOST_BYTES = 10_000_000
MOST_UNPACKED = 100_000_000
MOST_OF_A_PART = 20_000_000
"""Unpacked size of a part that is no sheet: styles, links, drawings."""
MOST_PARTS = 1000
MOST_PACKED = 250
"""How many times smaller than its content a large part may be; only made-up content shrinks more."""
MOST_CELLS = 600_000
MOST_COVERED = 50_000
"""Cells that merged areas and links may cover in all."""
ROWS = 20_000
COLUMNS = 300

OLE = b"\xd0\xcf\x11\xe0"
AREA = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b[^<>]*?\bref\s*=\s*[\"']([^\"']*)")
CELL = re.compile(rb"<(?:\w+:)?(?:c|si)[\s/>]")
CHUNK = 1 << 20


def inspect_workbook(path: Path, name: str) -> list[Problem]:
    """Why the file must not be opened; empty when it may be. `name` is how messages call the file."""
    try:
        size = path.stat().st_size
        start = path.open("rb").read(4) if size else b""
    except OSError as error:
        return [Problem("unreadable", name, detail=error.strerror or str(error))]
    if not size:
        return [Problem("empty", name)]
    if size > MOST_BYTES:
        return [Problem("too-large-file", name, value=f"{size / 1e6:.1f}", detail=f"{MOST_BYTES / 1e6:.0f}")]
    if start == OLE:
        return [Problem("old-or-encrypted", name)]
    try:
        with zipfile.ZipFile(path) as archive:
            return _inspect_parts(archive, name)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, LookupError) as error:
        return [Problem("not-a-workbook", name, detail=_first_line(error))]


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:120]


def _inspect_parts(archive: zipfile.ZipFile, name: str) -> list[Problem]:
    parts = archive.infolist()
    large = [part for part in parts if part.file_size > 1_000_000 and part.file_size > MOST_PACKED * max(part.compress_size, 1)]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED or large:
        return [Problem("packed-too-much", name)]
    names = [part.filename.lower() for part in parts]
    found = []
    if any("vbaproject" in each or each.startswith("xl/macrosheets") for each in names):
        found.append(Problem("macros", name))
    if any(each.startswith("xl/externallinks") for each in names):
        found.append(Problem("external-links", name))
    if any(each.startswith(("xl/embeddings", "xl/activex")) for each in names):
        found.append(Problem("embedded", name))
    if any(part.flag_bits & 1 for part in parts):
        found.append(Problem("old-or-encrypted", name))
    if "[content_types].xml" not in names:
        found.append(Problem("not-a-workbook", name, detail="[Content_Types].xml"))
    return found or _inspect_content(archive, name)


def _inspect_content(archive: zipfile.ZipFile, name: str) -> list[Problem]:
    """Count cells and what areas cover, without building any of it."""
    cells = covered = 0
    for part in archive.infolist():
        if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        counted = "worksheets/" in part.filename or "sharedstrings" in part.filename.lower()
        if part.file_size > MOST_OF_A_PART and not counted:
            return [Problem("packed-too-much", name)]
        for chunk in _chunks(archive, part):
            if chunk.startswith((b"\xff\xfe", b"\xfe\xff")) or b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
                return [Problem("not-a-workbook", name, detail=part.filename)]
            cells += len(CELL.findall(chunk))
            covered += sum(_area(each) for each in AREA.findall(chunk))
            if cells > MOST_CELLS or covered > MOST_COVERED:
                return [Problem("too-many-cells", name, value=str(MOST_CELLS))]
    return []


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content in pieces that end with a tag, so that none is cut in two."""
    rest = b""
    with archive.open(part) as content:
        while piece := content.read(CHUNK):
            chunk = rest + piece
            end = chunk.rfind(b">") + 1
            yield chunk[:end]
            rest = chunk[end:][-CHUNK:]  # a longer text without any tag is no place for areas or cells
    yield rest


def _area(reference: bytes) -> int:
    """How many cells an area like A1:C3 covers; none where it is no area."""
    try:
        bounds = range_boundaries(reference.decode("ascii", "replace"))
    except ValueError:
        return 0
    if None in bounds:
        return MOST_COVERED + 1
    left, top, right, bottom = bounds
    return max(right - left + 1, 0) * max(bottom - top + 1, 0)
