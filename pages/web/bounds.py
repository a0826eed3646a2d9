"""Limits of connections: messages a second, open sockets, open files; a limit that was reached is logged once a minute."""

import ctypes
import gc
import logging
import os
import resource
import time
from contextlib import suppress
from functools import lru_cache

LOG = logging.getLogger("cpc")
A_SECOND, BURST = float(os.environ.get("CPC_CHANGES_A_SECOND", "1")), 20.0
"""Messages a second of one page, and how many at once after a pause: as fast as a reader can click. Benches set another rate."""
SPARE_FILES, MOST_SOCKETS, FEWEST_OF_ONE = 256, 4_000, 300
"""Open files kept free for other uses; the most sockets; sockets that one address may always open, because a ministry has one address."""
SECONDS = 60
MANY_CLOSED = 30
_closed = 0
_told: dict[str, float] = {}


def raise_open_files() -> int:
    """Raise the soft limit of open files as far as the system allows; print and return it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(hard, MOST_SOCKETS * 2) if hard != resource.RLIM_INFINITY else MOST_SOCKETS * 2
    if soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    most_sockets.cache_clear()
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    print(f"{files} files may be open, so {most_sockets()} pages at once", flush=True)
    return files


@lru_cache(maxsize=1)
def most_sockets() -> int:
    """Return how many sockets may be open at once: CPC_SOCKETS, or what the limit of open files allows."""
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    room = max(files - SPARE_FILES, files // 2)
    told = os.environ.get("CPC_SOCKETS", "")
    return min(room, int(told)) if told.isdigit() else min(room, MOST_SOCKETS)


def most_sockets_of_one() -> int:
    """Return how many sockets one address may open: half of all, at least 300, because a ministry or a proxy is one address."""
    return max(FEWEST_OF_ONE, most_sockets() // 2)


def note_closed() -> None:
    """Count a closed socket. Its objects are reference cycles, which no collection looks at while pages run (start.py)."""
    global _closed
    _closed += 1


def give_back() -> bool:
    """Collect garbage and return memory to the system if many sockets were closed; return whether it was done. Takes 0.3 s."""
    global _closed
    if _closed < MANY_CLOSED:
        return False
    _closed = 0
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    with suppress(OSError, AttributeError):  # of another system's library
        ctypes.CDLL(None).malloc_trim(0)
    return True


def tell(what: str) -> None:
    """Log that a limit was reached, once a minute for each message."""
    now = time.monotonic()
    if now - _told.get(what, -SECONDS) >= SECONDS:
        if len(_told) > 100:  # counts in a message differ
            _told.clear()
        _told[what] = now
        LOG.warning("bound met: %s", what)
