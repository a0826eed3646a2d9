"""`python -m data.worker`: one piece of heavy work on a report, in a process of its own that has limits and can be ended at any moment.

It waits for a job, one line of JSON on standard input, answers with one line, and is done. When its input closes it ends at once: the
process that asked has ended. It is started before it is needed, so that everything is loaded by then.
"""

import dataclasses
import json
import os
import resource
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from data import page_api

SECONDS = 60
"""Of the processor, for one job: thirty times what the largest sound report takes."""
BYTES = 4 << 30
"""Of address space, most of which libraries claim half and use a fifth: a check of the largest workbook holds 0.4 GB."""
NICE = 5
"""Readers come first."""
ANSWER = "answer"
"""Name of the file that a job writes into its folder."""


def check(folder: Path, name: str, language: str, program: str) -> list[dict[str, Any]]:
    """The findings of a report in the folder, as data."""
    return [dataclasses.asdict(finding) for finding in page_api.check(folder / name, language, Path(program))]


def mark(folder: Path, name: str, language: str, program: str) -> bool:
    """Write the marked copy beside the report; whether there is one."""
    marked = page_api.mark(folder / name, language, Path(program))
    if marked is not None:
        (folder / ANSWER).write_bytes(marked)
    return marked is not None


def make_blank(folder: Path, institution: str, period: str, language: str, program: str) -> bool:
    """Write the blank workbook of a report into the folder. Raises NotMade."""
    (folder / ANSWER).write_bytes(page_api.make_blank(institution, period, language, Path(program)))
    return True


def send(folder: Path, name: str, language: str, program: str, reason: str, reason_es: str) -> dict[str, Any]:
    """Take a report in: its name and the warnings, or the findings for which it is refused. Raises NotMade."""
    try:
        report, warnings = page_api.take_in(folder / name, language, Path(program), reason, reason_es)
    except page_api.NotTaken as refused:
        return {"refused": [dataclasses.asdict(finding) for finding in refused.findings]}
    return {"report": report, "warnings": [dataclasses.asdict(finding) for finding in warnings]}


def compare(_: Path, report: str, language: str, program: str) -> dict[str, Any]:
    """What agreeing to a received report changes, or why that cannot be said. Raises NotMade."""
    try:
        changes = page_api.compare(report, language, Path(program))
    except page_api.NotTaken as refused:
        return {"refused": [dataclasses.asdict(finding) for finding in refused.findings]}
    return {"changes": [dataclasses.asdict(change) for change in changes]}


TASKS: dict[str, Callable[..., Any]] = {"check": check, "mark": mark, "blank": make_blank, "send": send, "compare": compare}


def limit() -> None:
    """Bound what this process may take, and let others go first."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(NICE)


def end_with_input() -> None:
    """Exit when stdin closes."""
    sys.stdin.read()
    os._exit(1)


def main() -> None:
    """Carry out one job."""
    limit()
    page_api.load_engine()
    job = json.loads(sys.stdin.readline() or "{}")
    if not job:
        return
    threading.Thread(target=end_with_input, daemon=True).start()
    tempfile.tempdir = job["folder"]
    try:
        answer: dict[str, Any] = {"done": TASKS[job["task"]](Path(job["folder"]), **job["told"])}
    except page_api.NotMade as problem:
        answer = {"not_made": str(problem)}
    print(json.dumps(answer), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
