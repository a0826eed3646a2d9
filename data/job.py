"""One piece of heavy work in a process of its own that has limits and can be ended at any moment.

The process waits for a job, one line of JSON on standard input, answers with one line, and is done. When its input closes it ends at
once: the process that asked has ended. It is started before it is needed, so that everything is loaded by then.
"""

import json
import os
import resource
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

SECONDS = 60
"""Of the processor, for one job: thirty times what the largest sound report takes."""
BYTES = 4 << 30
"""Of address space, most of which libraries claim half and use a fifth: a check of the largest workbook holds 0.4 GB."""
NICE = 5
"""Readers come first."""
OUT_OF_MEMORY_FIRST = "1000"
"""The most that Linux takes, proc(5)."""
ANSWER = "answer"
"""Name of the file that a job writes into its folder."""
Tasks = Mapping[str, Callable[..., Any]]


def carry_out_one(tasks: Tasks, load: Callable[[], None], refusal: type[Exception]) -> None:
    """Load what the tasks need, wait for a job, carry it out, answer and end the process; a `refusal` says why in the reader's language."""
    limit()
    load()
    job = json.loads(sys.stdin.readline() or "{}")
    if not job:
        return
    threading.Thread(target=end_with_input, daemon=True).start()
    tempfile.tempdir = job["folder"]
    try:
        answer: dict[str, Any] = {"done": tasks[job["task"]](Path(job["folder"]), **job["told"])}
    except refusal as problem:
        answer = {"not_made": str(problem)}
    print(json.dumps(answer), flush=True)
    os._exit(0)


def limit() -> None:
    """Bound what this process may take, and let others go first."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    give_way()


def give_way() -> None:
    """Let readers go first: less of the processor, and first to be ended where memory runs out, so that the server itself stays."""
    os.nice(NICE)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(OUT_OF_MEMORY_FIRST, encoding="ascii")


def end_with_input() -> None:
    """Exit when stdin closes."""
    sys.stdin.read()
    os._exit(1)
