"""A released file that could not be opened for a while is tried again; it is not remembered as damaged."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from queries import database
from queries.database import Database, Unusable

HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


def test_a_locked_file_is_busy_and_opens_when_it_is_let_go(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "AGAIN", 0.05)
    path = tmp_path / "program.duckdb"
    shutil.copyfile(program, path)
    opened = Database(path)
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdin is not None and other.stdout.readline() == "held\n"
        with pytest.raises(Unusable) as refused:
            opened.current()
        assert refused.value.reason == "busy"
        other.stdin.close()
    time.sleep(0.1)
    assert opened.current() is not None and opened.problem is None


@pytest.mark.parametrize(("said", "reason"), [("Permission denied", "forbidden"), ("No space left on device", "full")])
def test_a_file_that_may_not_be_opened_is_tried_again(program: Path, monkeypatch: pytest.MonkeyPatch, said: str, reason: str) -> None:
    monkeypatch.setattr(database, "AGAIN", 0.0)

    def refuse(*_: object) -> Path:
        raise OSError(said)

    opened = Database(program)
    with monkeypatch.context() as planted:
        planted.setattr(database, "_link", refuse)
        with pytest.raises(Unusable) as refused:
            opened.current()
        assert refused.value.reason == reason
    time.sleep(0.01)
    assert opened.current() is not None


def test_a_folder_that_takes_no_writing_is_served_from_elsewhere(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests may run as a user who may write everywhere, so the refusal is planted."""
    path = tmp_path / "program.duckdb"
    shutil.copyfile(program, path)
    monkeypatch.setattr(database.os, "access", lambda *_: False)
    monkeypatch.setattr(database.tempfile, "gettempdir", lambda: str(tmp_path))
    assert Database(path).current() is not None
    assert [each.name for each in tmp_path.glob("cpc-editions-*")] != [] and list(tmp_path.glob("cpc-editions-*/*")) == [], "nothing is left there"


def test_what_is_served_is_what_was_opened(program: Path, tmp_path: Path) -> None:
    """Another file put in its place - a ledger, say - is not what the opened edition hands out."""
    path = tmp_path / "program.duckdb"
    shutil.copyfile(program, path)
    edition = Database(path).current()
    path.unlink()
    path.write_bytes(b"a ledger with everything confidential")
    content = b"".join(edition.content())
    assert content == program.read_bytes() and edition.size == len(content)
