"""What is kept between runs: made once, found by what it is made from, made anew where it was spoiled."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.built import kept


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own."""
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")
    return tmp_path / "kept"


def make(folder: Path, text: str = "one") -> Path:
    """An entry of one file."""
    assert folder == kept.FOLDER
    return kept.keep("thing", text, lambda own: (own / "file").write_text(text))


def test_an_entry_is_made_once_and_another_key_is_another_entry(folder: Path) -> None:
    first = make(folder)
    assert make(folder) == first and (first / "file").read_text().startswith("one")
    assert make(folder, "two") != first


@pytest.mark.parametrize("spoil", [lambda path: path.write_text("spoiled"), lambda path: path.unlink()])
def test_a_spoiled_entry_is_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch, spoil: object) -> None:
    assert callable(spoil)
    spoil(make(folder) / "file")
    monkeypatch.setattr(kept, "_seen", set())  # as in the next run
    after = make(folder)
    assert (after / "file").read_text() == "one" and sorted(path.name for path in after.iterdir()) == ["file", kept.SUMS]


@pytest.mark.parametrize("changed", ["data/build.py", "tests/requirements.lock", "tests/built/world.py", "data/compacts/peru/framework/series.csv"])
def test_another_program_is_another_entry(monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    before = kept.fingerprint()
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + (b"#" if path == kept.ROOT / changed else b""))
    kept.fingerprint.cache_clear()
    assert kept.fingerprint() != before
    kept.fingerprint.cache_clear()


def test_another_python_is_another_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept.fingerprint()
    monkeypatch.setattr(kept.sys, "version", "4.0")
    kept.fingerprint.cache_clear()
    assert kept.fingerprint() != before
    kept.fingerprint.cache_clear()


def test_old_entries_go(folder: Path) -> None:
    entry, other = make(folder), make(folder, "two")
    os.utime(entry, (0, 0))
    kept.sweep()
    assert not entry.exists() and other.exists()


def test_what_another_run_may_be_reading_stays_whatever_the_size(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "BYTES", 0)
    used, unused = make(folder), make(folder, "two")
    os.utime(unused, (time.time() - kept.BUSY - 60,) * 2)
    kept.sweep()
    assert used.exists() and not unused.exists()
