"""A server of the app in a process of its own, and its log."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType

ROOT = Path(__file__).parents[2]
TROUBLE = re.compile(r"traceback|\berror\b|exception|warning|deprecat|skipped", re.IGNORECASE)


class Server:
    """`streamlit run dashboard.py` on a free port, showing the file `program`; its output goes to `log`."""

    def __init__(self, program: Path, log: Path, port: int = 0, environment: Mapping[str, str] = MappingProxyType({})) -> None:
        self.program, self.log, self._environment = program, log, environment
        self.port = port or free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> Server:
        """Start and wait until it answers."""
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(self.port), "--server.address", "127.0.0.1"]
        environment = {**os.environ, "CPC_PROGRAM": str(self.program), **self._environment}
        with self.log.open("ab") as out:
            self._process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
        until = time.monotonic() + 90
        while time.monotonic() < until:
            if self._process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=2) as answer:
                    if answer.status == 200:
                        return self
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"the server did not start:\n{self.log.read_text(encoding='utf-8')[-3000:]}")

    def stop(self) -> None:
        """End the process."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def kill(self) -> None:
        """End the process at once, as a power cut would."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def trouble(self) -> list[str]:
        """The lines of the log that tell of an error or a warning."""
        return [line for line in self.log.read_text(encoding="utf-8", errors="replace").splitlines() if TROUBLE.search(line)]

    def __enter__(self) -> Server:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()


def wait_for(words: str, *servers: Server, seconds: float = 300) -> None:
    """Wait until the log of one of the servers holds these words. Raises TimeoutError."""
    until = time.monotonic() + seconds
    while not any(words in server.log.read_text(encoding="utf-8", errors="replace") for server in servers):
        if time.monotonic() > until:
            raise TimeoutError(words)
        time.sleep(0.05)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
