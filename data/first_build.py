"""`python -m data.first_build PATH`: build the demonstration's released file for a server, and tell progress as lines of JSON.

A line is {"texts": {"en": …}, "step": …, "steps": …, "done": …, "share": …} (`data.progress.Update`), and at the end {"made": true} or
{"failed": KIND, "cause": …}. It ends when its input closes, because the server is gone then, however it ended.
"""

import json
import os
import sys
import threading
from pathlib import Path

from data import page_api
from data.job import end_with_input, give_way
from data.progress import Update


def tell(**line: object) -> None:
    """Write one line."""
    print(json.dumps(line), flush=True)


def main(path: Path) -> None:
    """Build the file at `path` and say how it ended."""
    give_way()
    threading.Thread(target=end_with_input, daemon=True).start()

    def show(update: Update) -> None:
        tell(**update._asdict())

    try:
        page_api.make_program(path, show)
    except page_api.NotMade as problem:
        tell(failed=problem.kind, cause=str(problem))
    else:
        tell(made=True)
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
