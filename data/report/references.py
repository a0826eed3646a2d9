"""Count how often each part of a workbook is read: a part with many references is read as many times, even if the file is small."""

import posixpath
import zipfile
from collections import Counter
from collections.abc import Callable
from xml.parsers import expat

RELATIONS = ".rels"
WORKBOOK = "xl/workbook.xml"


class NoXml(Exception):
    """A part that should be XML is not."""


def count_readings(archive: zipfile.ZipFile) -> Counter[str]:
    """Return the number of references by part name; a sheet counts once for each entry in the workbook. Raises NoXml."""
    readings: Counter[str] = Counter()
    listed = _list_sheets(archive)
    for part in archive.namelist():
        if not part.lower().endswith(RELATIONS):
            continue
        owner = part.replace("_rels/", "").removesuffix(RELATIONS)
        for identity, target in _list_targets(archive, part):
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(owner), target))
            readings[path] += max(listed[identity], 1) if owner.lower() == WORKBOOK else 1
    return readings


def _list_sheets(archive: zipfile.ZipFile) -> Counter[str]:
    """Return how many sheets of the workbook use each relation."""
    listed: Counter[str] = Counter()

    def begin(element: str, attributes: dict[str, str]) -> None:
        if element.rpartition(":")[2] == "sheet":
            listed.update(value for name, value in attributes.items() if name.rpartition(":")[2] == "id")

    name = next((name for name in archive.namelist() if name.lower() == WORKBOOK), "")
    if name:
        _read(archive, name, begin)
    return listed


def _list_targets(archive: zipfile.ZipFile, part: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def begin(element: str, attributes: dict[str, str]) -> None:
        if element.rpartition(":")[2] == "Relationship" and attributes.get("TargetMode") != "External":
            found.append((attributes.get("Id", ""), attributes.get("Target", "")))

    _read(archive, part, begin)
    return found


def _read(archive: zipfile.ZipFile, part: str, begin: Callable[[str, dict[str, str]], None]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    try:
        parser.Parse(archive.read(part), True)
    except expat.ExpatError as error:
        raise NoXml(part) from error
