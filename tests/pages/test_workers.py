"""Heavy work is done in a process apart, which ends with whoever asked for it, and leaves nothing on the disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import anyio
import pytest

from data import job
from pages.web.workers import PREFIX, ROOT, Held, NotDone, Stopping, Workers, sweep

pytestmark = pytest.mark.slow  # each starts processes that load the engine


def alive(process: int) -> bool:
    return Path(f"/proc/{process}/stat").exists() and ") Z " not in Path(f"/proc/{process}/stat").read_text()


def test_a_job_is_answered_and_its_process_is_gone(program: Path) -> None:
    workers = Workers()

    async def ask() -> object:
        with Held(b"PK\x03\x04broken", "a.xlsx") as path:
            return await workers.carry_out("check", path.parent, name=path.name, language="es", program=str(program))

    try:
        told = anyio.run(ask)
        assert isinstance(told, list) and [each["severity"] for each in told] == ["error"]
        assert "cortado" in told[0]["sentence"]
        assert not workers._busy
    finally:
        workers.stop()


def test_what_cannot_be_made_is_told_and_what_fails_ends_with_its_process(program: Path, tmp_path: Path) -> None:
    workers = Workers()
    asked = {"institution": "NOBODY", "period": "2021-H1", "language": "es", "program": str(program)}
    try:
        with pytest.raises(NotDone, match="NOBODY"):
            anyio.run(lambda: workers.carry_out("blank", tmp_path, **asked))
        with pytest.raises(NotDone):
            anyio.run(lambda: workers.carry_out("nothing", tmp_path))
    finally:
        workers.stop()
    with pytest.raises(Stopping):
        anyio.run(lambda: workers.carry_out("blank", tmp_path, **asked))


def test_a_process_takes_no_more_than_it_may() -> None:
    """Its own limits, asked of itself: seconds of processor, address space, priority."""
    asked = "import os, resource as r; from data import job as w; w.limit(); "
    asked += "print(r.getrlimit(r.RLIMIT_CPU)[0], r.getrlimit(r.RLIMIT_AS)[0], os.nice(0))"
    told = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert told == [str(job.SECONDS), str(job.BYTES), str(job.NICE + os.nice(0))]


@pytest.mark.parametrize("at_work", [False, True])
def test_a_process_ends_when_the_server_is_gone(tmp_path: Path, at_work: bool) -> None:
    """Its input closes, whatever it is at."""
    code = ("import data.worker as w, time; w.TASKS['sleep'] = lambda folder: time.sleep(60); w.main()",)
    process = subprocess.Popen([sys.executable, "-c", *code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert process.stdin
    if at_work:
        process.stdin.write(json.dumps({"task": "sleep", "folder": str(tmp_path), "told": {}}) + "\n")
        process.stdin.flush()
        time.sleep(3)
        assert alive(process.pid)
    process.stdin.close()
    assert process.wait(20) in (0, 1)


def test_a_report_stays_on_the_disk_no_longer_than_the_work_or_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Held(b"x", "a.csv") as path:
        assert path.read_bytes() == b"x" and path.is_relative_to(tmp_path)
        sweep_by_another = f"import tempfile; tempfile.tempdir = {str(tmp_path)!r}; from pages.web.workers import sweep; sweep()"
        subprocess.run([sys.executable, "-c", sweep_by_another], cwd=ROOT, check=True)
        sweep()
        assert path.exists(), "its server lives, and sweeps while it works"
    assert list(tmp_path.iterdir()) == []
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait()
    for name in (f"{PREFIX}{ended.pid}-abc", f"{PREFIX}{os.getpid()}-old", "other", f"{PREFIX}x-y"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.xlsx").write_bytes(b"x")
    os.utime(tmp_path / f"{PREFIX}{os.getpid()}-old", (0, 0))
    sweep()
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{PREFIX}x-y", "other"]
