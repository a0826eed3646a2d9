"""The commands of a steward on the demonstration, in the order of a working day."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from data.build import ledger_of
from data.cli.main import main

KEY = "figure/2.1-a.shelters/DS-SHELTER/CUS/2024-H1/total/total"


@pytest.fixture
def copied(program: Path, tmp_path: Path) -> Path:
    """The demonstration with its ledger, to write to."""
    for path in (program, ledger_of(program)):
        shutil.copyfile(path, tmp_path / path.name)
    return tmp_path / program.name


def run(out: Path, *arguments: str) -> int:
    return main([*arguments, "--out", str(out)])


@pytest.mark.slow
def test_a_working_day(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said() -> str:
        printed = capsys.readouterr()
        return printed.out + printed.err

    assert run(copied, "verify") == 0
    assert run(copied, "decide", "DEM-E/2024-H1/v1", "--as", "returned") == 2
    assert "A report is returned with the reason" in said()
    assert run(copied, "changes", "DEM-C/2024-H1/v1") == 0
    assert "2.1-a.shelters DS-SHELTER CUS total/total: nothing → " in said()
    for role in ("technical-secretary", "tip-office"):
        assert run(copied, "decide", "DEM-C/2024-H1/v1", "--as", "agreed", "--role", role) == 0
    assert run(copied, "release") == 2 and "Release 4 has no note" in said()
    assert run(copied, "note", "--en", "The shelter report was agreed.", "--role", "technical-secretary") == 0
    assert run(copied, "release") == 2 and "The note of release 4 is not cleared yet" in said()
    assert run(copied, "note", "--clear", "--role", "reporting-officer") == 2 and "cannot decide this" in said()
    assert run(copied, "note", "--clear", "--translation-es", "Se acordó el informe del albergue.") == 0
    assert run(copied, "release") == 2 and "The preview of release 4, as the ledger is now, is not open." in said()
    assert run(copied, "preview") == 0
    seen = said()
    assert "release 4 would have " in seen and "Next: python -m data preview --sign --role tip-office" in seen
    assert run(copied, "preview", "--sign") == 2 and "cannot decide this" in said()
    assert run(copied, "preview", "--sign", "--role", "technical-secretary") == 0
    assert run(copied, "release") == 2 and "The TIP Office has not signed" in said()
    assert run(copied, "preview", "--sign", "--role", "tip-office") == 0 and "signed by technical-secretary on " in said()
    assert run(copied, "release") == 0
    assert "release 4 of " in said()
    with duckdb.connect(str(copied), read_only=True) as released:
        question = "select missing, value is not null from figure where key = $1 and $2 between first_release and coalesce(last_release, $2)"
        assert released.execute(question, [KEY, 3]).fetchall() == [("x", False)]
        assert released.execute(question, [KEY, 4]).fetchall() == [(None, True)]
        assert released.execute("select note_es from release where release = 4").fetchall() == [("Se acordó el informe del albergue.",)]
    assert run(copied, "trace", KEY, "--release", "4") == 0
    traced = said()
    assert "DEM-C_2024-H1_v1.csv, SHA-256 " in traced and "agreed by tip-office (US)" in traced
    assert run(copied, "trace", KEY, "--release", "9") == 2
    assert run(copied, "backup", str(copied.with_name("backup.duckdb"))) == 0
    assert run(copied, "backup", str(copied.with_name("backup.duckdb"))) == 2
    assert run(copied, "restore", str(copied.with_name("backup.duckdb"))) == 0
    assert run(copied, "verify") == 0
    assert "is as it was written" in said()


def test_a_report_is_named_in_full() -> None:
    with pytest.raises(SystemExit):
        main(["decide", "DEM-C 2024", "--as", "agreed"])


def test_a_ledger_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "program.duckdb", "verify") == 2
    assert "there is no ledger" in capsys.readouterr().err
