"""A server that shows what a lake has (`CPC_PROGRAM=ducklake:…`): a process apart follows it and keeps the local file (`data/lake/`)."""

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from pages.view.store import lake_address, released_path

ROOT = Path(__file__).parents[2]
STATE = ".lake.json"
LATE = 60.0
"""Seconds without a look at the lake after which this server is behind."""
AGAIN = 5.0
"""Seconds after which a follower that ended is begun again."""
AWAY, FULL, BEHIND = "away", "full", "behind"


class Lake:
    """The follower of this process."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = threading.Event()

    def start(self) -> None:
        """Begin to follow, where a lake is named, and go on for as long as the server runs."""
        if lake_address():
            threading.Thread(target=self._keep, name="lake", daemon=True).start()

    def stop(self) -> None:
        """End the follower."""
        self._stopped.set()
        if self._process is not None:
            self._process.kill()

    def _keep(self) -> None:
        command = [os.environ.get("CPC_LAKE_PYTHON", sys.executable), "-m", "data.lake", "follow", lake_address(), str(released_path())]
        while not self._stopped.is_set():
            if self._process is None or self._process.poll() is not None:
                self._process = subprocess.Popen(
                    command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )  # it ends with its standard input
            self._stopped.wait(AGAIN)

    def word(self) -> str:
        """How the lake stands: "away" where it cannot be reached, "behind" where that is so for a minute, "full" where the disk here takes no
        more; "" where all is well or none is named."""
        if not lake_address():
            return ""
        told = {}
        with suppress(OSError, ValueError):
            told = json.loads(released_path().with_name(released_path().name + STATE).read_text(encoding="utf-8"))
        state = told.get("state")
        if state != FULL and time.time() - told.get("followed", 0.0) > LATE:
            return BEHIND
        return state if state in (AWAY, FULL) else ""


LAKE = Lake()
