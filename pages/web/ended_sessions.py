"""Sessions that were ended: a cookie that is put back after its owner signed out is no good.

One private file beside the released one, so that every process that serves it reads the same list: who (a pseudonym), and the second
before which a sign-in of theirs counts no more. An entry goes when no session that old would be taken any more.
"""

import fcntl
import json
import os
import time
from pathlib import Path
from tempfile import NamedTemporaryFile


def path_of(program: Path) -> Path:
    """The file of the ended sessions beside a released file."""
    return program.with_suffix(".ended.json")


def end(program: Path, who: str, hours: float) -> None:
    """End all sessions of somebody that began until now. Raises OSError where it cannot be written down."""
    target, now = path_of(program), time.time()
    with target.with_name(f"{target.name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = {name: since for name, since in _read(target).items() if now - since < hours * 3600}
        with NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, prefix=f".{target.name}-", delete=False) as new:
            json.dump(kept | {who: now}, new)
        os.replace(new.name, target)


def has_ended(program: Path, who: str, began: float) -> bool:
    """Whether the session of somebody that began at this second was ended. A list that cannot be read ends all."""
    target = path_of(program)
    try:
        return began <= _read(target).get(who, -1.0)
    except (OSError, ValueError):
        return True


def _read(target: Path) -> dict[str, float]:
    """The list; empty where nobody signed out yet. Raises OSError, ValueError for a file that is none."""
    try:
        told = json.loads(target.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    if not isinstance(told, dict) or not all(isinstance(since, (int, float)) for since in told.values()):
        raise ValueError("not a list of ended sessions")
    return {str(name): float(since) for name, since in told.items()}
