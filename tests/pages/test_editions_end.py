"""What is of an edition ends with it: after many swaps neither memory nor open files grow, but for what somebody still holds."""

from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path

import pytest

from pages.view.view import open_view
from pages.web import search, whole_page
from queries.database import Database, Edition
from queries.rows import ReleasesRow

PAGES = ("/", "/prosecution", "/regions", "/explore", "/indicators")


def count_deleted() -> int:
    """Handles of this process on files that are no longer there."""
    links = []
    for name in os.listdir("/proc/self/fd"):
        try:
            links.append(os.readlink(f"/proc/self/fd/{name}"))
        except OSError:
            continue
    return sum(".duckdb" in link and "(deleted)" in link for link in links)


def memory() -> float:
    """Megabytes in memory."""
    return int(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))) / 1024


def swap_and_read(base: Database, source: Path, language: str) -> Edition:
    """Another file in its place, and pages read from it."""
    beside = base.path.with_name("beside.duckdb")
    shutil.copyfile(source, beside)
    os.replace(beside, base.path)
    edition = base.current()
    for path in PAGES:
        assert whole_page._first(open_view(edition, {"lang": [language]}, path))
    search._pack(edition, language)
    return edition


@pytest.mark.slow
def test_a_hundred_swaps_leave_nothing(program: Path, tmp_path: Path, long: bool) -> None:
    """A hundred with --long, eight here. What no cycle of references holds goes at once: the collector looks once in 500 pages."""
    others = count_deleted()
    base = Database(Path(shutil.copy(program, tmp_path / "program.duckdb")))
    for _ in range(3):
        swap_and_read(base, program, "en")
    before, handles = memory(), count_deleted()
    gc.freeze()
    gc.disable()
    try:
        for number in range(100 if long else 8):
            swap_and_read(base, program, ("en", "es")[number % 2])
            assert count_deleted() - others <= 4, "one connection and one handle each of the edition before and of this one"
    finally:
        gc.enable()
        gc.unfreeze()
    assert count_deleted() <= handles + 1
    assert memory() - before < 60


@pytest.mark.slow
def test_who_still_reads_an_edition_has_it_to_the_end(program: Path, tmp_path: Path) -> None:
    base = Database(Path(shutil.copy(program, tmp_path / "program.duckdb")))
    held = swap_and_read(base, program, "en")
    sent = held.content()
    first = next(sent)
    for _ in range(3):
        swap_and_read(base, program, "en")
    assert held is not base.current() and held.rows(ReleasesRow) and first + b"".join(sent) == program.read_bytes()
    assert held.keeping(len, 5) is len, "and keeps nothing any more"
