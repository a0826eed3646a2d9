"""Trouble that passes is told as that: for each of twenty-odd planted ones the sentence, the remedy, and never a word of damage."""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from data import transient_errors as trouble
from data.build import ledger_of
from data.cli.main import main
from data.ledger import store
from tests.built.world import World, line

ROOT = Path(__file__).parents[2]
SYSTEM = {
    errno.EAGAIN: "open in another program", errno.EBUSY: "open in another program", errno.ETXTBSY: "open in another program",
    errno.EACCES: "the right to it", errno.EPERM: "the right to it", errno.EROFS: "reading only", errno.ENOSPC: "Free some space",
    errno.EDQUOT: "Free some space", errno.EFBIG: "Free some space", errno.ENOMEM: "memory does not suffice", errno.EMFILE: "ulimit -n",
    errno.ENFILE: "ulimit -n", errno.ENOENT: "Check the name", errno.ENOTDIR: "Check the name", errno.EISDIR: "Name a file",
    errno.ENAMETOOLONG: "Choose a shorter one", errno.EIO: "Check the disk", errno.ESTALE: "Check the disk", errno.ETIMEDOUT: "Check the disk",
}  # fmt: skip
DUCKDB = {
    'IO Error: Could not set lock on file "x.duckdb": Conflicting lock is held in python (PID 4711)': "(process 4711)",
    "IO Error: Cannot open file: The process cannot access the file because it is being used by another process.": "open in another program",
    "Binder Error: Unique file handle conflict: Cannot attach x": "open in another program",
    'IO Error: Cannot open file "x.duckdb": Permission denied': "the right to it",
    'IO Error: Could not write file "x": No space left on device': "Free some space",
    "Out of Memory Error: failed to allocate data of size 16.0 MiB": "memory does not suffice",
    'IO Error: Could not read from file "x": Input/output error': "Check the disk",
    'IO Error: Cannot open file "x": Too many open files': "ulimit -n",
    'IO Error: Cannot open file "x": Read-only file system': "reading only",
}


@pytest.mark.parametrize("number", SYSTEM)
def test_a_trouble_of_the_system_names_its_cause_and_remedy(number: int) -> None:
    told = trouble.tell(OSError(number, os.strerror(number), "/somewhere/program.duckdb"), "program.duckdb")
    assert SYSTEM[number] in told and "amaged ledger" not in told
    assert trouble.tell(OSError(number, os.strerror(number)), "p", "es") not in ("", trouble.tell(OSError(number, os.strerror(number)), "p"))


@pytest.mark.parametrize("said", DUCKDB)
def test_a_trouble_of_duckdb_names_its_cause_and_remedy(said: str) -> None:
    assert DUCKDB[said] in trouble.tell(duckdb.IOException(said), "program.duckdb")


@pytest.mark.parametrize(
    "said", ["Serialization Error: Failed to deserialize", "IO Error: The file is not a valid DuckDB database file!", "Corrupt block 7"]
)
def test_damage_is_no_trouble_that_passes(said: str) -> None:
    assert trouble.tell(duckdb.IOException(said), "program.duckdb") == ""


@pytest.fixture
def built(world: World) -> World:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    world.build()
    return world


HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


def test_a_ledger_open_elsewhere_is_not_called_damaged_and_opens_afterwards(built: World, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = ledger_of(built.out)
    with subprocess.Popen([sys.executable, "-c", HOLD, str(ledger)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdin is not None and other.stdout.readline() == "held\n"
        assert main(["verify", "--out", str(built.out)]) == 2
        told = capsys.readouterr().err
        assert "is open in another program" in told and "Restore a backup" not in told and f"(process {other.pid})" in told
        other.stdin.close()
    assert main(["verify", "--out", str(built.out)]) == 0


def test_a_damaged_ledger_is_called_damaged(built: World, capsys: pytest.CaptureFixture[str]) -> None:
    ledger_of(built.out).write_bytes(b"no database at all" * 1000)
    assert main(["verify", "--out", str(built.out)]) == 2
    assert "is damaged" in capsys.readouterr().err


def test_another_writer_is_named(built: World, capsys: pytest.CaptureFixture[str]) -> None:
    with built.out.with_name(f"{built.out.name}.lock").open("a+") as lock:
        lock.write("4711")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert main(["close", "2018", "--reason", "x", "--out", str(built.out)]) == 2
    assert "Another process is writing" in (told := capsys.readouterr().err) and "Wait until it is done" in told


def run(*arguments: str, **how: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "data", *arguments], cwd=ROOT, capture_output=True, timeout=60, check=False, **how)  # type: ignore[call-overload,no-any-return]


def test_a_closed_pipe_is_no_full_disk() -> None:
    command = f"{sys.executable} -m data --help | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0 and done.stderr == b"" and done.stdout.startswith(b"usage:")


@pytest.mark.slow
@pytest.mark.parametrize("page", ["cp1252", "ascii", "latin-1"])
def test_the_code_page_of_a_terminal_decides_nothing(built: World, page: str) -> None:
    path = next(built.reports.glob("*.csv"))
    done = run("check", str(path), "--lang", "es", env={**os.environ, "PYTHONIOENCODING": page})
    assert b"Traceback" not in done.stderr
    assert "ó" in done.stdout.decode("utf-8") + done.stderr.decode("utf-8")


def test_a_ledger_that_may_not_be_read_says_whose_right_is_lacking(built: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests may run as a user who may read everything, so the refusal of the system is planted."""

    def refuse(*_: object, **__: object) -> None:
        raise duckdb.IOException(f'IO Error: Cannot open file "{built.out}": Permission denied')

    monkeypatch.setattr(store, "_attach", refuse)
    with store.connect(built.folder / "spill") as connection, pytest.raises(trouble.Passing, match="Give the user the right"):
        store.open_ledger(connection, ledger_of(built.out))
