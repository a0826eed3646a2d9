"""Seconds from the start of a server to its first answer, with data and without: `python -m tests.bench.start [--rounds 3]`.

Each round starts a server that has its data, and one on an empty folder, which answers with its page of progress while it builds; then it
waits until that server's Overview stands. Prints the median of each, so that the two are of one run.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.browser.server import ROOT, free_port
from tests.built import demonstration


def first_answer(program: Path, *, until: str = "") -> tuple[float, float]:
    """Seconds to the first answer, and to one that holds the words `until`."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--server.address", "127.0.0.1"]
    began, first = time.monotonic(), 0.0
    server = subprocess.Popen(
        command, cwd=ROOT, env={"CPC_PROGRAM": str(program), "PATH": "/usr/bin:/bin"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while time.monotonic() - began < 300:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
                    page = answer.read().decode()
            except (urllib.error.URLError, OSError):
                time.sleep(0.02)
                continue
            first = first or time.monotonic() - began
            if until in page:
                return first, time.monotonic() - began
            time.sleep(0.2)
    finally:
        server.terminate()
        server.wait()
    raise TimeoutError(until)


def main() -> None:
    """Print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    program = demonstration.make_program()
    with_data, empty, built = [], [], []
    for _ in range(rounds):
        with_data.append(first_answer(program)[0])
        with tempfile.TemporaryDirectory() as folder:
            first, whole = first_answer(Path(folder) / "program.duckdb", until='id="first"')
        empty.append(first)
        built.append(whole)
    print(f"first answer with data {statistics.median(with_data):.2f} s, on an empty folder {statistics.median(empty):.2f} s")
    print(f"on an empty folder until the Overview stands {statistics.median(built):.1f} s")


if __name__ == "__main__":
    main()
