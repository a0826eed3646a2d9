"""`python -m data.lake publish FILE ADDRESS [STORAGE]` and `python -m data.lake follow ADDRESS FILE [SECONDS]`. Answers are lines of JSON."""

import json
import sys
from pathlib import Path

import duckdb

from data.lake.follow import PAUSE, follow
from data.lake.lake import NoLake
from data.lake.publish import publish


def main(task: str, *told: str) -> int:
    """Carry out a task; the exit code."""
    try:
        if task == "follow":
            follow(told[0], Path(told[1]), float(told[2]) if len(told) > 2 else PAUSE)
        else:
            print(json.dumps({"release": publish(Path(told[0]), *told[1:])}))
    except NoLake as wrong:
        print(json.dumps({"refused": str(wrong)}))
        return 2
    except duckdb.Error as error:
        print(json.dumps({"away": type(error).__name__}))
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
