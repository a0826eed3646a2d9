"""Whether a file that says it is a workbook may be opened at all: size, what is packed in it, macros, links, encryption.

A workbook is a zip archive of XML. Everything is looked at as a stream before anything is built in memory from it.
"""

import re
import zipfile
import zlib
from collections import Counter
from pathlib import Path
from xml.parsers import expat

from openpyxl.utils.cell import range_boundaries

from data.problems import Problem
from data.report.references import NoXml, count_readings
from data.report.size import MOST_BYTES

MOST_UNPACKED = 100_000_000
MOST_OF_A_PART = 20_000_000
"""Unpacked size of a part that is no sheet: styles, links, drawings."""
MOST_PARTS = 1000
MOST_PACKED = 250
"""How many times smaller than its content a large part may be; only made-up content shrinks more."""
MOST_CELLS = 600_000
MOST_FILLED = 150_000
"""Cells with something in them: five times those of the largest report. More cost seconds to read and hold nothing that was asked for."""
MOST_COVERED = 50_000
"""Cells that merged areas, links and comments may cover in all."""
MOST_OTHERS = 150_000
"""Elements that are no cells: rows, styles, rules. Each becomes an object when the workbook is opened."""
MOST_LETTERS = 30_000_000
"""Letters that are read in all, those of a shared text in each cell that points at it: three times what the largest sound workbook has."""
MOST_NAMES = 2_000
"""Names of areas; a blank workbook has none."""
ROWS = 20_000
COLUMNS = 300

STRICT = b"purl.oclc.org/ooxml"
OLE = b"\xd0\xcf\x11\xe0"
FOREIGN = ("xl/embeddings", "xl/activex", "xl/ctrlprops", "xl/media", "xl/drawings/drawing", "xl/diagrams", "xl/charts")
"""Parts that hold what nobody can check for personal data; the drawings of comments are others."""
START = 1000
"""Bytes from which the kind of a file is told."""
PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|script)", re.IGNORECASE)
EMPTY_DRAWING = 5000
"""Bytes of a drawing without anything in it, the names of its kinds of content included."""
CONTENT = frozenset(("v", "f", "is", "t"))
"""Elements inside a cell, or inside a shared text."""
SPREAD = frozenset(("mergeCell", "hyperlink", "comment"))
"""Elements for each cell of whose area the reader makes a cell."""
XML = (".xml", ".rels")
CHUNK = 1 << 20
MOST_BARE = 4 * CHUNK
"""Content without any tag; a longer one makes the parser read it over and over."""


def inspect_workbook(path: Path, name: str) -> list[Problem]:
    """Why the file must not be opened; empty when it may be. `name` is how messages call the file."""
    try:
        size = path.stat().st_size
        start = path.open("rb").read(START) if size else b""
    except OSError as error:
        return [Problem("unreadable", name, detail=error.strerror or str(error))]
    if not size:
        return [Problem("empty", name)]
    if size > MOST_BYTES:
        return [Problem("too-large-file", name, value=f"{size / 1e6:.1f}", detail=f"{MOST_BYTES / 1e6:.0f}")]
    if start.startswith(OLE):
        return [Problem("old-or-encrypted", name)]
    if PAGE.match(start):
        return [Problem("web-page", name)]
    try:
        with zipfile.ZipFile(path) as archive:
            return _inspect_parts(archive, name)
    except zipfile.BadZipFile as error:
        whole = not start.startswith(b"PK\x03\x04") or zipfile.is_zipfile(path)
        return [Problem("not-a-workbook", name, detail=_first_line(error)) if whole else Problem("cut-off", name)]
    except (zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, LookupError) as error:
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
    if any(each.startswith(("xl/externallinks", "xl/connections", "xl/querytables")) for each in names):
        found.append(Problem("external-links", name))
    if any(part.filename.lower().startswith(FOREIGN) and not _is_empty_drawing(archive, part) for part in parts):
        found.append(Problem("embedded", name))
    if any(part.flag_bits & 1 for part in parts):
        found.append(Problem("old-or-encrypted", name))
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        found.append(Problem("not-a-workbook", name, detail="compression"))
    if "xl/workbook.xml" in names and STRICT in archive.read(parts[names.index("xl/workbook.xml")])[:5000]:
        found.append(Problem("strict-workbook", name))
    if "[content_types].xml" not in names:
        reports = [part.filename for part in parts if part.filename.lower().endswith((".xlsx", ".csv"))]
        rule, detail = ("an-archive", reports[0][:120]) if reports else ("not-a-workbook", "[Content_Types].xml")
        found.append(Problem(rule, name, detail=detail))
    return found or _inspect_content(archive, name)


def _is_empty_drawing(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a drawing holds nothing, as online spreadsheets leave one in each sheet; what a part holds decides, not its name."""
    if "xl/drawings/drawing" not in part.filename.lower() or part.file_size > EMPTY_DRAWING:
        return False
    inside = 0

    def begin(*_: object) -> None:
        nonlocal inside
        inside += 1

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    try:
        parser.Parse(archive.read(part), True)
    except expat.ExpatError:
        return False
    return inside == 1


class _Refused(Exception):
    """Why the workbook must not be opened: rule, and what is said of it."""


class _Count:
    """What the parts hold in all: cells, letters, what areas cover, names, other elements; each as often as the part is read.

    Raises _Refused as soon as it is too much.
    """

    def __init__(self) -> None:
        self.cells = self.filled = self.covered = self.others = self.letters = self.names = 0
        self._times = 1
        self._texts: dict[int, int] = {}
        self._pointed: Counter[int] = Counter()
        self._points = self._shares = False
        self._text, self._number = -1, ""

    def begin_part(self, times: int) -> None:
        """Another part, which is read so many times."""
        self._times, self._text = times, -1
        self._points = self._shares = False

    def begin(self, element: str, attributes: dict[str, str]) -> None:
        """One more element."""
        local = element.rpartition(":")[2]
        if local in CONTENT:
            self.filled += self._times * (local in ("v", "is"))
            self._number = ""
            if self.filled > MOST_FILLED:
                raise _Refused("too-many-cells", str(MOST_FILLED), "")
            return
        if local == "si":
            self._text += 1
            self._shares = True
            self.cells += 1
        elif local == "c":
            self._points = attributes.get("t") == "s"
            self.cells += self._times
        else:
            self.others += self._times * (1 + attributes.get("sqref", "").count(" "))
            self.names += local == "definedName"
            if local in SPREAD:
                self.covered += self._times * _area(attributes.get("ref", ""))
        large = local == "table" and _area(attributes.get("ref", "")) > MOST_CELLS
        if large or self.cells > MOST_CELLS or self.covered > MOST_COVERED or self.others > MOST_OTHERS or self.names > MOST_NAMES:
            raise _Refused("too-many-cells", str(MOST_CELLS), "")

    def end(self, element: str) -> None:
        """An element is over."""
        local = element.rpartition(":")[2]
        if local == "si":
            self._shares = False
        elif local == "v" and self._points and self._number.isdigit():
            self._pointed[int(self._number)] += self._times

    def finish(self) -> None:
        """All parts were seen, in whatever order: of a cell that points at a shared text, all letters of that text are read."""
        self._add(sum(times * self._texts.get(place, 0) for place, times in self._pointed.items()))

    def read(self, letters: str) -> None:
        """Some letters of the part."""
        if self._shares:
            self._texts[self._text] = self._texts.get(self._text, 0) + len(letters)
        if self._points:
            self._number = (self._number + letters)[:10]
        self._add(len(letters) * self._times)

    def _add(self, letters: int) -> None:
        self.letters += letters
        if self.letters > MOST_LETTERS:
            raise _Refused("too-many-cells", str(MOST_CELLS), "")


def _inspect_content(archive: zipfile.ZipFile, name: str) -> list[Problem]:
    """Count what the parts hold without building any of it. Every part counts: the name of one says nothing about its use."""
    count = _Count()
    try:
        readings = count_readings(archive)
        for part in archive.infolist():
            counted = "worksheets/" in part.filename or "sharedstrings" in part.filename.lower()
            if part.file_size > MOST_OF_A_PART and not counted:
                raise _Refused("packed-too-much", "", "")
            count.begin_part(max(readings[part.filename], 1))
            _parse(archive, part, count)
        count.finish()
    except NoXml as broken:
        return [Problem("not-a-workbook", name, detail=str(broken)[:120])]
    except _Refused as refused:
        rule, value, detail = refused.args
        return [Problem(rule, name, value=value, detail=detail)]
    return []


def _parse(archive: zipfile.ZipFile, part: zipfile.ZipInfo, count: _Count) -> None:
    """Read one part as XML; one that is none (a picture, settings of a printer) may be so unless its name says otherwise."""
    refused = _Refused("not-a-workbook", "", part.filename[:120])

    def refuse(*_: object) -> None:
        raise refused

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = count.begin, count.end, count.read
    parser.StartDoctypeDeclHandler = refuse  # entities grow without end
    bare = 0
    try:
        with archive.open(part) as content:
            while piece := content.read(CHUNK):
                parser.Parse(piece, False)
                bare = 0 if b"<" in piece or b">" in piece else bare + len(piece)
                if bare > MOST_BARE:
                    refuse()
        parser.Parse(b"", True)
    except expat.ExpatError:
        if part.filename.lower().endswith(XML):
            raise refused from None


def _area(reference: str) -> int:
    """How many cells an area like A1:C3 covers; none where it is no area."""
    try:
        bounds = range_boundaries(reference)
    except ValueError:
        return 0
    if None in bounds:
        return MOST_COVERED + 1
    left, top, right, bottom = bounds
    return max(right - left + 1, 0) * max(bottom - top + 1, 0)
