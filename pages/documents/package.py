"""An office file as its members: checked before anything is unpacked, read piece by piece, written again with all other members as they were.

What is refused is decided from the directory of the zip and bounded reads. Parts are parsed without entities, network or huge trees.
"""

import io
import lzma
import posixpath
import zipfile
import zlib
from typing import Any

from lxml import etree

from pages.view.words import mark

MOST, MOST_MEMBERS, MOST_ALL, MOST_PART, MOST_XML = 20_000_000, 5000, 200_000_000, 50_000_000, 16_000_000
"""Bytes of the file, members, and bytes unpacked: of all, of one, of one that is XML."""
XML = (".xml", ".rels")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KINDS = tuple(
    f"application/vnd.openxmlformats-officedocument.presentationml.{kind}.main+xml".encode() for kind in ("presentation", "slideshow", "template")
)
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

EMPTY = mark("The file is empty.")
TOO_LARGE = mark("The file is too large, or unpacks to too much.")
OLD_OR_LOCKED = mark("The file is locked with a password, or was saved by PowerPoint before 2007. Save it again as .pptx without a password.")
NO_DECK = mark("This is not a PowerPoint presentation (.pptx).")
DAMAGED = mark("The file is damaged. Open it in PowerPoint, save it again, and try once more.")
MACROS = mark("The file holds macros. Save it again as .pptx, without macros.")


class NotADeck(Exception):
    """A refused file. The text says why and what to do; the caller translates it."""


class Package:
    """The members of a presentation. Raises NotADeck for a file that is none, or that may not be opened."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._file = _check(content)
        self._trees: dict[str, Any] = {}
        self._new: dict[str, bytes] = {}

    def names(self) -> list[str]:
        """The names of all members."""
        return self._file.namelist()

    def has(self, name: str) -> bool:
        """Whether there is such a member."""
        return name in self._new or name in self._file.NameToInfo

    def tree(self, name: str) -> Any:
        """The root of a part; changes in it are kept once `change` is called. Raises NotADeck for XML that cannot be read."""
        if name not in self._trees:
            try:
                parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
                self._trees[name] = etree.fromstring(self._new.get(name) or _read(self._file, name), parser)
            except (etree.XMLSyntaxError, KeyError) as error:
                raise NotADeck(DAMAGED) from error
        return self._trees[name]

    def change(self, name: str) -> None:
        """Keep the tree of a part as it is now."""
        self._new[name] = etree.tostring(self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)

    def put(self, name: str, content: bytes) -> None:
        """Write a member, new or in the place of the one before."""
        self._new[name] = content
        self._trees.pop(name, None)

    def relations(self, name: str) -> dict[str, Any]:
        """The relationships of a part by their identifier, as elements of the tree of `relations_of(name)`."""
        path = relations_of(name)
        return {each.get("Id"): each for each in self.tree(path).iter(RELATION)} if self.has(path) else {}

    def target(self, name: str, identifier: str) -> str | None:
        """The member that a relationship of a part leads to; None where it leads outside or is not there."""
        relation = self.relations(name).get(identifier)
        if relation is None or relation.get("TargetMode") == "External":
            return None
        path = posixpath.normpath(posixpath.join("/" + posixpath.dirname(name), relation.get("Target", ""))).lstrip("/")
        return path if self.has(path) else None

    def save(self) -> bytes:
        """The file with what was changed; the very same bytes where nothing was."""
        if not self._new:
            return self._content
        out, new = io.BytesIO(), dict(self._new)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            for info in self._file.infolist():
                file.writestr(info, new.pop(info.filename) if info.filename in new else _read(self._file, info.filename))
            for name, content in new.items():
                file.writestr(name, content)
        return out.getvalue()


def relations_of(name: str) -> str:
    """The member that holds the relationships of a part."""
    folder, base = posixpath.split(name)
    return f"{folder}/_rels/{base}.rels"


def _check(content: bytes) -> zipfile.ZipFile:
    if not content:
        raise NotADeck(EMPTY)
    if len(content) > MOST:
        raise NotADeck(TOO_LARGE)
    if content.startswith(OLD_OFFICE):
        raise NotADeck(OLD_OR_LOCKED)
    if not content.startswith(b"PK\x03\x04"):
        raise NotADeck(NO_DECK)
    try:
        file = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise NotADeck(DAMAGED) from error
    _check_directory(file.infolist())
    types = _read(file, "[Content_Types].xml") if "[Content_Types].xml" in file.NameToInfo else b""
    if b"vbaProject" in types or b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in file.namelist()):
        raise NotADeck(MACROS)
    if not any(kind in types for kind in KINDS) or "ppt/presentation.xml" not in file.NameToInfo:
        raise NotADeck(NO_DECK)
    for info in file.infolist():
        if info.filename.endswith(XML):
            _refuse_entities(_read(file, info.filename))
    return file


def _check_directory(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename for info in infos]
    large = any(info.file_size > (MOST_XML if info.filename.endswith(XML) else MOST_PART) for info in infos)
    if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > MOST_ALL or large:
        raise NotADeck(TOO_LARGE)
    if any(info.flag_bits & 1 for info in infos):
        raise NotADeck(OLD_OR_LOCKED)
    outside = any(name.startswith("/") or ".." in name.split("/") or "\\" in name for name in names)
    if outside or len({name.lower() for name in names}) < len(names):
        raise NotADeck(DAMAGED)


def _refuse_entities(part: bytes) -> None:
    """No program writes a DTD into an office file (ECMA-376, part 2, forbids it), and UTF-16 would hide it."""
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part or part[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in part[:64]:
        raise NotADeck(DAMAGED)


def _read(file: zipfile.ZipFile, name: str) -> bytes:
    """A member, never more than the directory says."""
    info = file.getinfo(name)
    try:
        with file.open(info) as member:
            content = member.read(info.file_size + 1)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError, zlib.error, lzma.LZMAError) as error:
        raise NotADeck(DAMAGED) from error
    if len(content) > info.file_size:
        raise NotADeck(DAMAGED)
    return content
