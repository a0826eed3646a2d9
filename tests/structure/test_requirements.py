"""The lock names every package that the requirements bring, each in one version and by the hashes of its files."""

from __future__ import annotations

import re
from importlib import metadata

import openpyxl.xml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.structure.tree import ROOT


def locked() -> dict[str, tuple[str, list[str]]]:
    """Version and hashes of each package of the lock."""
    found: dict[str, tuple[str, list[str]]] = {}
    for entry in re.split(r"\n(?=\S)", (ROOT / "tests" / "requirements.lock").read_text(encoding="utf-8")):
        if match := re.match(r"([\w.-]+)==(\S+)", entry):
            found[canonicalize_name(match[1])] = match[2], re.findall(r"--hash=sha256:([0-9a-f]{64})\b", entry)
    return found


def test_what_is_pinned_is_locked_in_the_same_version() -> None:
    pinned = [Requirement(line) for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").split()]
    assert pinned
    assert {canonicalize_name(each.name): str(each.specifier).removeprefix("==") for each in pinned} == {
        name: version for name, (version, _) in locked().items() if name in {canonicalize_name(each.name) for each in pinned}
    }


def test_all_that_they_bring_is_locked_by_hash() -> None:
    asked = [Requirement(line) for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").split()]
    seen: set[str] = set()
    while asked:
        each = asked.pop()
        name = canonicalize_name(each.name)
        seen.add(name)
        for text in metadata.requires(name) or ():
            further = Requirement(text)
            wanted = further.marker is None or any(further.marker.evaluate({"extra": extra}) for extra in (*each.extras, ""))
            if wanted and canonicalize_name(further.name) not in seen:
                asked.append(further)
    assert len(seen) > 20
    assert seen - set(locked()) == set()
    assert [name for name, (_, hashes) in locked().items() if not hashes] == []


def test_workbooks_of_others_are_read_by_the_parser_that_was_tried_on_hostile_ones() -> None:
    """lxml came with the decks; openpyxl would take it."""
    assert openpyxl.xml.LXML is False
