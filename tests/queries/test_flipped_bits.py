"""A bit that a disk lost is told within one pass after opening, at the start too; no wrong value is ever shown."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from queries.database import Database, Unusable
from queries.rows import ReleasesRow

SEED = 122


def flip(source: bytes, path: Path, draw: random.Random) -> int:
    """The file with one bit turned; where it lies."""
    at = draw.randrange(len(source))
    changed = bytearray(source)
    changed[at] ^= 1 << draw.randrange(8)
    path.write_bytes(changed)
    return at


def wait_until_told(base: Database, seconds: float = 20) -> str:
    """The reason that is given once the pass has come by; "" where none is."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            base.current()
        except Unusable as problem:
            return problem.reason
        time.sleep(0.02)
    return ""


@pytest.mark.slow
def test_every_flipped_bit_is_told_within_one_pass(program: Path, tmp_path: Path, long: bool) -> None:
    """122 with --long, twelve here."""
    draw, source, silent = random.Random(SEED), program.read_bytes(), []
    for number in range(122 if long else 12):
        path = tmp_path / f"{number}.duckdb"
        at = flip(source, path, draw)
        if wait_until_told(Database(path)) != "damaged":
            silent.append(at)
        path.unlink()
    assert silent == []


@pytest.mark.slow
def test_the_edition_before_is_served_when_a_damaged_one_comes(program: Path, tmp_path: Path) -> None:
    path = tmp_path / "program.duckdb"
    path.write_bytes(program.read_bytes())
    base = Database(path)
    before = base.current()
    flip(program.read_bytes(), tmp_path / "beside", random.Random(3))
    (tmp_path / "beside").replace(path)
    until = time.monotonic() + 20
    while (base.current() is not before or base.problem is None) and time.monotonic() < until:
        time.sleep(0.02)
    assert base.current() is before and base.problem is not None and base.problem.reason == "damaged"
    assert before.rows(ReleasesRow)


@pytest.mark.slow
def test_a_file_that_was_found_damaged_stays_so_until_another_lies_there(program: Path, tmp_path: Path) -> None:
    path = tmp_path / "program.duckdb"
    flip(program.read_bytes(), path, random.Random(5))
    base = Database(path)
    assert wait_until_told(base) == "damaged" and wait_until_told(base, 0.2) == "damaged"
    (tmp_path / "good").write_bytes(program.read_bytes())
    (tmp_path / "good").replace(path)
    assert wait_until_told(base, 1.0) == "" and base.problem is None
