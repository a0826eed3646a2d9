"""What is secret is for its owner alone, at every moment; what readers need stays readable; nothing is ever widened."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import build
from data.file_modes import copy_private
from data.stewards import backup
from tests.built.stewards import agree, expect, release, take_in, write_report
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # worlds built anew

ROOT = Path(__file__).parents[3]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


class Watch:
    """Looks at the modes of all files in a folder as fast as it can, whatever is done there."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.seen = folder, dict[str, int]()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def _look(self) -> None:
        while not self._stop.is_set():
            time.sleep(0.001)
            for place, folders, files in os.walk(self.folder):
                hidden = [each for each in folders if mode_or(Path(place) / each) & 0o077 == 0]
                folders[:] = [each for each in folders if each not in hidden]  # nobody else can look into it
                for name in files:
                    self.seen[name] = self.seen.get(name, 0) | mode_or(Path(place) / name)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(5)

    def open_to_others(self) -> set[str]:
        """Names of files that others could read at some moment, without those of the framework and the released file."""
        return {name for name, seen in self.seen.items() if seen & 0o077 and "ledger" in name}


def mode_or(path: Path) -> int:
    """The mode of a file; 0 where it is gone."""
    try:
        return mode(path)
    except OSError:
        return 0


@pytest.fixture
def usual() -> Iterator[None]:
    """The mask that most machines have."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_ledger_copies_and_what_lies_between_are_secret_and_the_released_file_is_not(world: World) -> None:
    expect(world, "A", "2018-H1")
    world.build_anew()
    with Watch(world.folder) as watch:
        report = take_in(world, write_report(world, "A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 9)))
        agree(world, report)
        release(world)
        copy = backup.back_up(world.out, world.folder / "copy-of-ledger.duckdb")
        kept = backup.restore(world.out, copy)
    assert kept and [mode(path) for path in (build.ledger_of(world.out), copy, kept)] == [0o600] * 3
    assert watch.open_to_others() == set() and len(watch.seen) > 5
    assert mode(world.out) & 0o444 == 0o444 and mode(world.out) & 0o022 == 0


@pytest.mark.parametrize("given", [0o600, 0o640, 0o400])
def test_a_ledger_keeps_the_mode_that_it_was_given(world: World, given: int) -> None:
    world.build_anew()
    copy = backup.back_up(world.out, world.folder / "copy.duckdb")
    ledger = build.ledger_of(world.out)
    os.chmod(ledger, given)
    backup.restore(world.out, copy)
    assert mode(ledger) == given


def test_a_command_that_is_run_under_the_usual_mask(world: World, tmp_path: Path) -> None:
    """In a process of its own, which has no mask from an earlier step."""
    world.build_anew()
    command = [sys.executable, "-m", "data", "backup", str(tmp_path / "b.duckdb"), "--out", str(world.out)]
    subprocess.run(command, cwd=ROOT, check=True, umask=0o022, capture_output=True)
    assert mode(tmp_path / "b.duckdb") == 0o600


def test_what_a_killed_restore_left_is_swept_by_the_next_step(world: World) -> None:
    world.build_anew()
    ledger = build.ledger_of(world.out)
    left = [ledger.with_name(f"{ledger.name}.new"), ledger.with_name(f"{ledger.name}.new.wal"), world.out.with_name(f"{world.out.name}.new")]
    for path in left:
        path.write_bytes(b"half of a ledger")
    with build.alone(world.out):
        assert [path for path in left if path.exists()] == []


@pytest.mark.usefixtures("usual")
def test_a_copy_follows_no_link_and_takes_no_place(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_text("secret")
    target.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError):
        copy_private(source, target)
    copy_private(source, tmp_path / "new")
    assert mode(tmp_path / "new") == 0o600 and not (tmp_path / "elsewhere").exists()
