"""`python -m tests.bench.build_memory`: what each step of a build of five million rows takes, as a Markdown table.

A programme of the size asked for is generated, built in this process, and of each step its seconds and the most memory that was in use meanwhile
are said; what stays in use from the steps before counts. Linux keeps the peak, and lets it begin anew.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from data import build
from data.progress import Update
from tests.bench.generate_framework import generate

STATUS, PEAK, RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs"), "5"
"""Where a process reads the most memory it had in use, and what it writes to let that begin anew."""


def read_peak() -> float:
    """The most MiB in use since the peak began anew."""
    line = next(line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


class Steps:
    """Told of each step of a build, it notes what the step before it took."""

    def __init__(self) -> None:
        self._step, self._began = "", time.monotonic()

    def __call__(self, update: Update) -> None:
        """End the step before, begin this one; what is told beside the steps is none."""
        if update.share:
            self.end()
            self._step, self._began = update.texts["en"], time.monotonic()
            PEAK.write_text(RESET, encoding="ascii")

    def end(self) -> None:
        """Say what the step took."""
        if self._step:
            print(f"| {self._step} | {time.monotonic() - self._began:.1f} s | {read_peak():,.0f} MiB |", flush=True)
        self._step = ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--regions", type=int, default=200)
    parser.add_argument("--halves", type=int, default=40)
    parser.add_argument("--memory", default="1GB")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "programme"
        generate(place, options.regions, options.halves, options.rows)
        print("| step | took | most memory |\n|---|---|---|")
        steps = Steps()
        out = place / "program.duckdb"
        build.build(out, steps, framework=place / "framework", reports=place / "reports", memory=options.memory)
        steps.end()
        print(f"\nreleased file: {out.stat().st_size / 2**20:,.0f} MiB")


if __name__ == "__main__":
    main()
