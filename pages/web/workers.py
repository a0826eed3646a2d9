"""Heavy work on reports (`data/worker.py`) and documents (`pages/documents/worker.py`), in processes apart: bounded, cancelled with the
request, and at a lower priority than page views.

One process waits ready, so that a check begins at once; the next one is started when it is taken.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import RLock, current_thread, main_thread
from types import FrameType
from typing import Any

from anyio import CancelScope, to_thread

from data.job import ANSWER
from pages.view.words import mark

__all__ = ["ANSWER", "DOCUMENTS", "TOO_MUCH", "WORKERS", "Held", "NotDone", "Stopping", "Workers", "stop_on_signals", "sweep"]

TOO_MUCH = mark("The file takes more time or memory than a check may have. Send it as CSV, or without what was added to the blank workbook.")
Process = subprocess.Popen[str]
ROOT = Path(__file__).parents[2]
PREFIX = "cpc-report-"
BEGAN = time.time()


class NotDone(Exception):
    """The work took more than it may, or its process was ended; the message says why, where the work itself did (NotMade)."""


class Stopping(Exception):
    """The server is ending."""


class Workers:
    """The process that waits, and those at work; each runs `module`."""

    def __init__(self, module: str = "data.worker") -> None:
        self._command = (sys.executable, "-m", module)
        self._spare: Process | None = None
        self._lock = RLock()  # a signal may come while this thread holds it
        self._stopped = False
        self._busy: set[Process] = set()

    def prepare(self) -> None:
        """Start the process that waits, where none does."""
        with self._lock:
            if not self._stopped and (self._spare is None or self._spare.poll() is not None):
                self._spare = self._start()

    def stop(self) -> None:
        """End all of them, for good; requests that wait for them are answered at once."""
        with self._lock:
            self._stopped = True
            for process in [*self._busy, *([self._spare] if self._spare else [])]:
                _end(process)

    async def carry_out(self, task: str, folder: Path, **told: Any) -> Any:
        """What the task answers. Raises NotDone, Stopping. Cancelled, the process ends at once."""
        process = self._take()
        try:
            job = json.dumps({"task": task, "folder": str(folder), "told": told})
            line = await to_thread.run_sync(_ask, process, job, abandon_on_cancel=True)
        finally:
            with CancelScope(shield=True):
                await to_thread.run_sync(self._put_away, process)
        if self._stopped:
            raise Stopping
        answer = json.loads(line or "{}")
        if "done" not in answer:
            raise NotDone(answer.get("not_made", ""))
        return answer["done"]

    def _take(self) -> Process:
        with self._lock:
            if self._stopped:
                raise Stopping
            process, self._spare = self._spare, None
            if process is None or process.poll() is not None:
                process = self._start()
            self._busy.add(process)
            self.prepare()
        return process

    def _start(self) -> Process:
        return subprocess.Popen(
            self._command, cwd=ROOT, text=True, encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def _put_away(self, process: Process) -> None:
        _end(process)
        with self._lock:
            self._busy.discard(process)


def _ask(process: Process, job: str) -> str:
    """The line that the process answers; "" where it ended before."""
    with suppress(OSError, ValueError):
        if process.stdin and process.stdout:
            process.stdin.write(f"{job}\n")
            process.stdin.flush()
            return process.stdout.readline()
    return ""


def _end(process: Process) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError, ValueError):
            if pipe:
                pipe.close()


class Held:
    """A report on the disk for as long as somebody works on it, in a folder of its own that is named after this process."""

    def __init__(self, body: bytes = b"", name: str = "") -> None:
        self._body, self._name = body, name

    def __enter__(self) -> Path:
        """The path of the report; the folder where there is none."""
        self._folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
        if not self._name:
            return self._folder
        path = self._folder / self._name
        path.write_bytes(self._body)
        return path

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def sweep() -> None:
    """Remove the reports that a killed server left on the disk."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        number = folder.name.removeprefix(PREFIX).partition("-")[0]
        if number.isdigit() and not _is_held(folder, int(number)):
            shutil.rmtree(folder, ignore_errors=True)


def _is_held(folder: Path, process: int) -> bool:
    """Whether the process that made a folder still works on it. Where its number is that of this process, an older folder is another one's."""
    if process == os.getpid():
        with suppress(OSError):
            return folder.stat().st_mtime >= BEGAN
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def stop_on_signals(*workers: Workers) -> None:
    """End the work as soon as the server is told to end: it would wait for the answers else."""
    if current_thread() is not main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, partial(_stop, workers, signal.getsignal(number)))


def _stop(workers: tuple[Workers, ...], before: Any, number: int, frame: FrameType | None) -> None:
    for each in workers:
        each.stop()
    if callable(before):
        before(number, frame)


WORKERS = Workers()
DOCUMENTS = Workers("pages.documents.worker")
"""Started with the first document; its libraries take 150 MB that a server without documents does not need."""
